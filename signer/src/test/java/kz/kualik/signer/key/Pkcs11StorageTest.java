package kz.kualik.signer.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.verify.DocumentVerifier;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.Purpose;
import kz.kualik.signer.document.DocumentSigner;
import kz.kualik.signer.headless.HeadlessConsent;
import kz.kualik.signer.headless.SitePolicy;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens in software (SoftHSM), in a process of its own because its library reads its place from the environment. */
class Pkcs11StorageTest {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final Pattern SLOT = Pattern.compile("slot ([0-9]+)");
    private static final String FIRST_PIN = "12345678";
    private static final String SECOND_PIN = "23456789";

    @TempDir
    private Path folder;

    @BeforeEach
    void needsSoftHsm() {
        assumeTrue(Files.isRegularFile(LIBRARY), "needs SoftHSM (softhsm2)");
    }

    @Test
    void keysOfTwoTokensSignSideBySideWithoutLeavingThem() throws Exception {
        Files.createDirectories(folder.resolve("tokens"));
        var configuration = Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\n");
        var first = token(configuration, "first", FIRST_PIN);
        var second = token(configuration, "second", SECOND_PIN);
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InsideTheProcess.class.getName(),
                        first,
                        second)
                .redirectErrorStream(true);
        process.environment().put("SOFTHSM2_CONF", configuration.toString());
        assertThat(outcome(process)).endsWith("all is well\n");
    }

    /** The number of its slot. */
    private static String token(Path configuration, String label, String pin) throws IOException {
        var init = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        label,
                        "--pin",
                        pin,
                        "--so-pin",
                        "87654321")
                .redirectErrorStream(true);
        init.environment().put("SOFTHSM2_CONF", configuration.toString());
        var told = SLOT.matcher(outcome(init));
        assertThat(told.find()).isTrue();
        return told.group(1);
    }

    private static String outcome(ProcessBuilder builder) throws IOException {
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What is done with the tokens. */
    static final class InsideTheProcess {

        private InsideTheProcess() {}

        public static void main(String[] args) throws Exception {
            var first = OptionalInt.of(Integer.parseInt(args[0]));
            var second = OptionalInt.of(Integer.parseInt(args[1]));
            assertThatThrownBy(() -> open(StorageName.KAZTOKEN, first, "11111111"))
                    .isInstanceOf(StorageException.WrongPassword.class);
            assertThatThrownBy(() -> open(StorageName.KAZTOKEN, OptionalInt.of(77), FIRST_PIN))
                    .isInstanceOf(StorageException.Absent.class)
                    .hasMessageContaining("77");
            // A process that has logged in once is logged in, so the wrong PIN comes first.
            store(first, FIRST_PIN, KeyAlgorithm.RSA_2048);
            store(first, FIRST_PIN, KeyAlgorithm.ECDSA_P256);
            store(second, SECOND_PIN, KeyAlgorithm.RSA_2048);
            try (var kaztoken = open(StorageName.KAZTOKEN, first, FIRST_PIN);
                    var jacarta = open(StorageName.JACARTA, second, SECOND_PIN)) {
                assertThat(kaztoken.keys()).hasSize(2);
                assertThat(jacarta.keys()).hasSize(1);
                for (var storage : List.of(jacarta, kaztoken, jacarta)) {
                    for (var key : storage.keys()) {
                        sign(storage, key);
                    }
                }
                served(kaztoken, jacarta);
            }
            System.out.println("all is well");
        }

        private static Pkcs11Storage open(StorageName name, OptionalInt slot, String pin) throws StorageException {
            try (var password = Password.of(pin.toCharArray())) {
                return Pkcs11Storage.open(name, LIBRARY, slot, password);
            }
        }

        /** Pages name the token that they want, and get a key of that one. */
        private static void served(Pkcs11Storage kaztoken, Pkcs11Storage jacarta) throws IOException {
            var folder = Files.createTempDirectory("kualik-tokens");
            var site = Set.of(Origin.parse(RunningSigner.SITE).orElseThrow());
            var sites = RunningSigner.policy(folder, new SitePolicy.Named(site, Set.of(), false));
            var consent = new HeadlessConsent(
                    List.of(kaztoken, jacarta),
                    Optional.empty(),
                    sites,
                    RevocationCheck.none(),
                    Optional.empty(),
                    Clock.systemUTC());
            var wanted = new ArrayList<StorageName>();
            for (var name : List.of(StorageName.JACARTA, StorageName.KAZTOKEN)) {
                var question = new KeyQuestion(
                        new Caller.Site(site.iterator().next()),
                        Purpose.SIGN,
                        List.of(),
                        List.of(name),
                        KeyCriteria.any(),
                        Locale.ROOT);
                if (consent.key(question) instanceof Decision.Granted<ChosenKey>(var chosen)) {
                    wanted.add(chosen.storage().name());
                }
            }
            assertThat(wanted).containsExactly(StorageName.JACARTA, StorageName.KAZTOKEN);
        }

        private static void store(OptionalInt slot, String pin, KeyAlgorithm algorithm) throws Exception {
            var person =
                    TestPeople.person(algorithm, TestPeople.START, TestPeople.END, KeyPurposeId.id_kp_emailProtection);
            var provider = Security.getProvider("SunPKCS11")
                    .configure("--name = filling-" + algorithm + slot.getAsInt() + "\nlibrary = \"" + LIBRARY
                            + "\"\nslot = " + slot.getAsInt() + "\n");
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, pin.toCharArray());
            var certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(
                            TestPeople.certificate(person).encoded()));
            store.setKeyEntry(algorithm.name(), person.key(), null, new java.security.cert.Certificate[] {certificate});
        }

        private static void sign(Pkcs11Storage storage, StoredKey key) throws Exception {
            var signingKey = storage.signingKey(key);
            assertThat(signingKey.privateKey().getEncoded()).isNull();
            var signer = new DocumentSigner(TestPeople.ENGINE, Clock.systemUTC(), Optional.empty());
            var document = DocumentContent.of(new byte[10_000]);
            byte[] cms;
            try (var stream =
                    signer.cms(document, CmsForm.ATTACHED, false, signingKey).open()) {
                cms = stream.readAllBytes();
            }
            var trust = new TrustStore(List.of(key.certificate()), List.of());
            assertThat(new DocumentVerifier(TestPeople.ENGINE, trust, RevocationSource.none(), RevocationSource.none())
                            .verify(
                                    cms,
                                    Optional.empty(),
                                    Optional.empty(),
                                    ValidationPolicy.ORDINARY,
                                    RunningSigner.NOW)
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
            assertThat(signer.raw(document, signingKey)).isNotEmpty();
        }
    }
}
