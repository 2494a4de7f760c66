package kz.kualik.signer.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.PlaywrightException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.clients.Chromium;
import kz.kualik.signer.clients.Program;
import kz.kualik.signer.nss.NssTrust;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever had the key of a computer's authority could deceive nobody about another site: what is made with that key here is
 * refused by OpenSSL, by NSS in both of its ways of building paths, and by Chromium.
 */
class ComputerAuthorityTest {

    private static final List<String> ASK_NSS = List.of("certutil", "-V", "-e", "-u", "V", "-d");

    @TempDir
    private Path folder;

    private Forgeries made;

    @BeforeEach
    void open() throws IOException {
        made = new Forgeries();
        Forgeries.write(folder.resolve("authority.pem"), made.authority());
    }

    @AfterEach
    void close() {
        made.close();
    }

    /** What OpenSSL says of a chain below the authority, asked for a TLS server of a name. */
    private String openssl(String name, Certificate leaf, Certificate... between) {
        assumeTrue(Program.answers("openssl", "version"), "needs openssl");
        var asked = name.matches("[0-9.]+|.*:.*") ? "-verify_ip" : "-verify_hostname";
        var command = new ArrayList<>(List.of("openssl", "verify", "-x509_strict", "-purpose", "sslserver"));
        command.addAll(List.of("-CAfile", "authority.pem", asked, name));
        if (between.length > 0) {
            Forgeries.write(folder.resolve("between.pem"), between);
            command.addAll(List.of("-untrusted", "between.pem"));
        }
        command.add(
                Forgeries.write(folder.resolve("leaf.pem"), leaf).getFileName().toString());
        return Program.run(folder, Map.of(), command).output();
    }

    /** What NSS says of a chain below the authority, which the database trusts as browsers do; it is not asked for a name. */
    private List<String> nss(Certificate leaf, Certificate... between) {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/certutil")) && Files.isExecutable(Path.of("/usr/bin/vfychain")),
                "needs certutil and vfychain (libnss3-tools)");
        var database = "sql:" + folder;
        if (!Files.exists(folder.resolve("cert9.db"))) {
            run("certutil", "-N", "--empty-password", "-d", database);
            run("certutil", "-A", "-d", database, "-n", "authority", "-t", "C,,", "-i", "authority.pem");
        }
        for (var number = 0; number < between.length; number++) {
            Forgeries.write(folder.resolve("one.pem"), between[number]);
            run("certutil", "-A", "-d", database, "-n", "between" + number, "-t", ",,", "-i", "one.pem");
        }
        Forgeries.write(folder.resolve("leaf.pem"), leaf);
        run("certutil", "-A", "-d", database, "-n", "leaf", "-t", ",,", "-i", "leaf.pem");
        var certutil = new ArrayList<>(ASK_NSS);
        certutil.addAll(List.of(database, "-n", "leaf"));
        return List.of(
                say(certutil),
                say(List.of("vfychain", "-d", database, "-u", "1", "-a", "leaf.pem")),
                say(List.of("vfychain", "-d", database, "-u", "1", "-pp", "-a", "leaf.pem")));
    }

    private String say(List<String> command) {
        return Program.run(folder, Map.of(), command).output();
    }

    private void run(String... command) {
        var outcome = Program.run(folder, Map.of(), Arrays.asList(command));
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1", "localhost"})
    void aCertificateForThisComputerIsAccepted(String name) {
        var leaf = made.server(Forgeries.USUAL_SUBJECT, "dns:localhost", "ip:127.0.0.1");
        assertThat(openssl(name, leaf)).isEqualTo("leaf.pem: OK\n");
        assertThat(nss(leaf))
                .satisfiesExactly(
                        ComputerAuthorityTest::isValid, ComputerAuthorityTest::isGood, ComputerAuthorityTest::isGood);
    }

    private static void isValid(String says) {
        assertThat(says).contains("certificate is valid");
    }

    private static void isGood(String says) {
        assertThat(says).contains("Chain is good");
    }

    @Test
    void theIdentityThatTheSignerShowsIsAccepted() throws IOException {
        var identity = new IdentityStore(
                        Files.createDirectory(folder.resolve("signer")),
                        TestPeople.ENGINE,
                        new SecureRandom(),
                        Clock.systemUTC())
                .identity();
        Forgeries.write(folder.resolve("authority.pem"), identity.authority());
        assertThat(openssl("127.0.0.1", identity.leaf())).isEqualTo("leaf.pem: OK\n");
        assertThat(openssl("localhost", identity.leaf())).isEqualTo("leaf.pem: OK\n");
        assertThat(nss(identity.leaf()).getFirst()).contains("certificate is valid");
    }

    /** A name in the subject alone is one that no verifier of today believes; OpenSSL does not even bound addresses there. */
    @ParameterizedTest(name = "{1} {2}")
    @CsvSource({
        "evil.example, 'O=Kualik Signer,CN=127.0.0.1', dns:evil.example",
        "evil.localhost.example, 'O=Kualik Signer,CN=127.0.0.1', dns:evil.localhost.example",
        "notlocalhost, 'O=Kualik Signer,CN=127.0.0.1', dns:notlocalhost",
        "10.0.0.1, 'O=Kualik Signer,CN=127.0.0.1', ip:10.0.0.1",
        "127.0.0.2, 'O=Kualik Signer,CN=127.0.0.1', ip:127.0.0.2",
        "::1, 'O=Kualik Signer,CN=127.0.0.1', ip:::1",
        "2001:db8::1, 'O=Kualik Signer,CN=127.0.0.1', ip:2001:db8::1",
        "evil.example, 'O=Kualik Signer,CN=evil.example',",
        "10.0.0.1, 'O=Kualik Signer,CN=10.0.0.1',",
        "localhost, 'O=Somebody else,CN=127.0.0.1', dns:localhost",
        "localhost, 'O=Kualik Signer,CN=127.0.0.1', 'dns:localhost dns:evil.example'",
        "localhost, 'O=Kualik Signer,CN=127.0.0.1', 'dns:localhost mail:person@evil.example'",
        "localhost, 'O=Kualik Signer,CN=127.0.0.1', 'dns:localhost uri:https://evil.example/'",
        "localhost, 'O=Kualik Signer,CN=127.0.0.1', 'dns:localhost dn:O=Somebody'"
    })
    void aCertificateForAnotherNameIsRefused(String asked, String subject, String names) {
        var leaf = names == null ? made.server(subject) : made.server(subject, names.split(" ", -1));
        assertThat(openssl(asked, leaf))
                .containsPattern("permitted subtree violation|IP address mismatch")
                .doesNotContain("leaf.pem: OK");
        assertThat(nss(leaf))
                .satisfiesExactly(
                        says -> assertThat(says).contains("not permitted to issue a certificate with this name"),
                        ComputerAuthorityTest::isBad,
                        ComputerAuthorityTest::isBad);
    }

    private static void isBad(String says) {
        assertThat(says).contains("Chain is bad").doesNotContain("Chain is good");
    }

    @Test
    void anAuthorityBelowVouchesForNothing() throws IOException {
        var subordinate = made.subordinate();
        var leaf = made.below(subordinate);
        assertThat(openssl("localhost", leaf, subordinate)).contains("path length constraint exceeded");
        assertThat(nss(leaf, subordinate))
                .satisfiesExactly(
                        says -> assertThat(says).contains("path length constraint is invalid"),
                        ComputerAuthorityTest::isBad,
                        ComputerAuthorityTest::isBad);
    }

    @Test
    void nobodyButServersIsVouchedFor() {
        var leaf = made.leaf(Forgeries.USUAL_SUBJECT, KeyPurposeId.id_kp_clientAuth, "dns:localhost");
        Forgeries.write(folder.resolve("leaf.pem"), leaf);
        for (var purpose : List.of("sslclient", "smimesign", "sslserver")) {
            assertThat(say(List.of("openssl", "verify", "-purpose", purpose, "-CAfile", "authority.pem", "leaf.pem")))
                    .as(purpose)
                    .contains("unsuitable certificate purpose");
        }
        assertThat(nss(leaf)).noneMatch(says -> says.contains("is valid") || says.contains("is good"));
    }

    @Test
    void chromiumOpensNoOtherSiteWithIt() throws Exception {
        Chromium.assume();
        NssTrust.of(folder, Map.of()).install(made.authority(), List.of(), Optional.empty());
        try (var signer = RunningSigner.start(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
                var chromium = Chromium.start(folder, List.of("--host-resolver-rules=MAP *.example 127.0.0.1"));
                var context = chromium.context()) {
            var page = context.newPage();
            signer.show(shown(made.server(Forgeries.USUAL_SUBJECT, "ip:127.0.0.1", "dns:localhost")));
            page.navigate("https://127.0.0.1:" + signer.port() + "/");
            assertThat(page.title()).isNotEmpty();

            signer.show(shown(made.server(Forgeries.USUAL_SUBJECT, "dns:evil.example")));
            assertThatThrownBy(() -> page.navigate("https://evil.example:" + signer.port() + "/"))
                    .isInstanceOf(PlaywrightException.class)
                    .hasMessageContaining("ERR_CERT_INVALID");
        }
    }

    private ServerIdentity shown(Certificate leaf) {
        return new ServerIdentity(
                made.authority(),
                leaf,
                PemOrDer.toPem("PRIVATE KEY", made.keys().getPrivate().getEncoded()));
    }

    @Test
    void whatIsClosedSignsNothing() {
        made.close();
        assertThatThrownBy(() -> made.server(Forgeries.USUAL_SUBJECT, "dns:localhost"))
                .isInstanceOf(IllegalStateException.class);
    }
}
