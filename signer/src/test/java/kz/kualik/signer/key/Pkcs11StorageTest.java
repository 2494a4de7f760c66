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
import java.util.List;
import java.util.Optional;
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
import kz.kualik.signer.document.DocumentSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A token in software (SoftHSM), in a process of its own because its library reads its place from the environment. */
class Pkcs11StorageTest {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");

    @TempDir
    private Path folder;

    @BeforeEach
    void needsSoftHsm() {
        assumeTrue(Files.isRegularFile(LIBRARY), "needs SoftHSM (softhsm2)");
    }

    @Test
    void keysOfATokenSignWithoutLeavingIt() throws Exception {
        Files.createDirectories(folder.resolve("tokens"));
        var configuration = Files.writeString(
                folder.resolve("softhsm2.conf"), "directories.tokendir = " + folder.resolve("tokens") + "\n");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        InsideTheProcess.class.getName())
                .redirectErrorStream(true);
        process.environment().put("SOFTHSM2_CONF", configuration.toString());
        var init = new ProcessBuilder(
                        "softhsm2-util",
                        "--init-token",
                        "--free",
                        "--label",
                        "test",
                        "--pin",
                        "12345678",
                        "--so-pin",
                        "87654321")
                .redirectErrorStream(true);
        init.environment().put("SOFTHSM2_CONF", configuration.toString());
        assertThat(outcome(init)).contains("initialized");
        assertThat(outcome(process)).endsWith("all is well\n");
    }

    private static String outcome(ProcessBuilder builder) throws IOException {
        return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What is done with the token. */
    static final class InsideTheProcess {

        private InsideTheProcess() {}

        public static void main(String[] args) throws Exception {
            try (var pin = Password.of("11111111".toCharArray())) {
                assertThatThrownBy(() -> Pkcs11Storage.open(StorageName.KAZTOKEN, LIBRARY, 0, pin))
                        .isInstanceOf(StorageException.WrongPassword.class);
            }
            // A process that has logged in once is logged in, so the wrong PIN comes first.
            store(KeyAlgorithm.RSA_2048);
            store(KeyAlgorithm.ECDSA_P256);
            try (var pin = Password.of("12345678".toCharArray());
                    var storage = Pkcs11Storage.open(StorageName.KAZTOKEN, LIBRARY, 0, pin)) {
                assertThat(storage.keys()).hasSize(2);
                for (var key : storage.keys()) {
                    sign(storage, key);
                }
            }
            System.out.println("all is well");
        }

        private static void store(KeyAlgorithm algorithm) throws Exception {
            var person = TestPeople.person(algorithm);
            var provider = Security.getProvider("SunPKCS11")
                    .configure(
                            "--name = filling-" + algorithm + "\nlibrary = \"" + LIBRARY + "\"\nslotListIndex = 0\n");
            var store = KeyStore.getInstance("PKCS11", provider);
            store.load(null, "12345678".toCharArray());
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
