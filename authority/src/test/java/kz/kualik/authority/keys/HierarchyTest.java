package kz.kualik.authority.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import kz.kualik.crypto.KeyFamily;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HierarchyTest {

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeTheHierarchy() {
        assertThat(TestKeys.keys().issuers()).hasSize(3);
    }

    @Test
    void everyFamilyHasItsIssuer() {
        var keys = TestKeys.keys();

        assertThat(Stream.of(KeyFamily.GOST_2015, KeyFamily.RSA, KeyFamily.ECDSA)
                        .map(family -> keys.issuerFor(family).orElseThrow().id().value()))
                .containsExactly("gost", "rsa", "ecdsa");
    }

    @Test
    void nothingIsIssuedForOldGostKeys() {
        assertThat(TestKeys.keys().issuerFor(KeyFamily.GOST_2004)).isEmpty();
    }

    @Test
    void everyAuthoritySaysTestInItsName() {
        assertThat(TestKeys.keys().authorityCertificates().values())
                .hasSize(6)
                .allSatisfy(certificate ->
                        assertThat(certificate.subject().toString()).contains(" TEST 2026"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ecdsa"})
    void opensslVerifiesTheIssuingAuthorityAndItsServices(String suite) throws Exception {
        var certificates = TestKeys.files().certificates();
        var root = pem(certificates.resolve("root-" + suite + ".cer"));
        var issuing = pem(certificates.resolve(suite + ".cer"));
        for (var name : List.of("ocsp-" + suite, "tsa-" + suite)) {
            var answer = run(
                    "openssl",
                    "verify",
                    "-x509_strict",
                    "-CAfile",
                    root.toString(),
                    "-untrusted",
                    issuing.toString(),
                    "-attime",
                    Long.toString(TestKeys.BORN.getEpochSecond() + 60),
                    pem(certificates.resolve(name + ".cer")).toString());
            assertThat(answer).endsWith(": OK\n");
        }
    }

    @Test
    void opensslTakesTheServerCertificateForLocalhostAndTheLoopbackAddress() throws Exception {
        var certificates = TestKeys.files().certificates();
        for (var check : List.of(List.of("-verify_hostname", "localhost"), List.of("-verify_ip", "127.0.0.1"))) {
            var command = new ArrayList<>(List.of(
                    "openssl",
                    "verify",
                    "-purpose",
                    "sslserver",
                    "-CAfile",
                    pem(certificates.resolve("root-ecdsa.cer")).toString(),
                    "-untrusted",
                    pem(certificates.resolve("ecdsa.cer")).toString(),
                    "-attime",
                    Long.toString(TestKeys.BORN.getEpochSecond() + 60)));
            command.addAll(check);
            command.add(pem(certificates.resolve("tls.cer")).toString());
            assertThat(run(command.toArray(String[]::new))).endsWith(": OK\n");
        }
    }

    @Test
    void opensslOpensTheOperatorsFileWithThePasswordFile() throws Exception {
        var files = TestKeys.files();

        assertThat(run(
                        "openssl",
                        "pkcs12",
                        "-in",
                        files.operatorKey("operator-1").toString(),
                        "-passin",
                        "file:" + files.operatorPassword(),
                        "-nokeys",
                        "-clcerts"))
                .contains("TEST OPERATOR-1");
    }

    @Test
    void opensslVerifiesTheRootsRevocationList() throws Exception {
        var files = TestKeys.files();

        assertThat(run(
                        "openssl",
                        "crl",
                        "-inform",
                        "DER",
                        "-noout",
                        "-in",
                        files.rootList(AlgorithmSuite.RSA).toString(),
                        "-CAfile",
                        pem(files.certificate("root-rsa")).toString()))
                .contains("verify OK");
    }

    @Test
    void everySecretIsForTheOwnerOnly() throws IOException {
        try (var paths = Files.walk(TestKeys.files().folder())) {
            assertThat(paths)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void aLaterStartNeedsNeitherRootKeysNorOperators() throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        PrivateFiles.deleteAll(files.roots());
        PrivateFiles.deleteAll(files.operators());

        var hierarchy = TestKeys.room(files).open(false);

        assertThat(hierarchy.branches().stream().map(branch -> branch.issuing().certificate()))
                .containsExactlyElementsOf(TestKeys.keys().issuers().stream()
                        .map(IssuingAuthority::certificate)
                        .toList());
    }

    static Stream<String> neededFiles() {
        return Stream.of(
                "issuing/passphrase",
                "issuing/rsa.p12",
                "issuing/gost.p12",
                "services/passphrase",
                "services/ocsp-ecdsa.p12",
                "services/tsa-gost.p12",
                "services/tls.p12",
                "certificates/root-rsa.cer",
                "crl/root-gost.crl");
    }

    @ParameterizedTest
    @MethodSource("neededFiles")
    void aMissingFileIsNamed(String name) throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        Files.delete(files.folder().resolve(name));

        assertThatThrownBy(() -> TestKeys.room(files).open(true))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(name + " is missing; restore it from the backup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuing/rsa.p12", "issuing/gost.p12", "services/ocsp-ecdsa.p12"})
    void aDamagedKeyFileIsNamed(String name) throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        var file = files.folder().resolve(name);
        var content = Files.readAllBytes(file);
        content[content.length / 2] ^= 1;
        Files.write(file, content);

        assertThatThrownBy(() -> TestKeys.room(files).open(true))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining(name)
                .hasMessageContaining("backup");
    }

    @Test
    void anotherPassphraseIsNamedWithTheFileThatItDoesNotOpen() throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        Files.writeString(files.issuingPassphrase(), "another one");

        assertThatThrownBy(() -> TestKeys.room(files).open(true))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("does not open with the passphrase in " + files.issuingPassphrase());
    }

    @Test
    void keysOfAnotherIssuerAreRefused() throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        Files.copy(
                files.issuingKey(AlgorithmSuite.ECDSA),
                files.issuingKey(AlgorithmSuite.RSA),
                StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> TestKeys.room(files).open(true))
                .isInstanceOf(KeyFileException.class)
                .hasMessageContaining("issuing/rsa.p12 does not belong to");
    }

    @Test
    void aSecretThatOthersCanReadIsRefusedWithTheRemedy() throws IOException {
        var files = TestKeys.copy(folder.resolve("keys"));
        Files.setPosixFilePermissions(files.issuingPassphrase(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatThrownBy(() -> TestKeys.room(files).open(true))
                .hasMessageContaining("chmod 600 " + files.issuingPassphrase());
    }

    @Test
    void aMissingFolderIsRefusedWhenTheDatabaseWasFilledUnderOtherKeys() {
        var files = new KeyFiles(folder.resolve("keys"));

        assertThatThrownBy(() -> TestKeys.room(files).open(false))
                .isInstanceOf(ForeignHierarchyException.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void anUnfinishedFirstStartIsBegunAnew() throws IOException {
        var files = new KeyFiles(folder.resolve("keys"));
        var unfinished = folder.resolve("keys.unfinished/issuing");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("rsa.p12"), "half a file");

        HierarchyWriter.removeUnfinished(files);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noKeyShowsInAText() {
        var tls = TestKeys.keys().tlsServer();

        assertThat(tls).hasToString("KeyedCertificate[tls]");
    }

    private Path pem(Path der) throws IOException, InterruptedException {
        var target = folder.resolve(der.getFileName() + ".pem");
        run("openssl", "x509", "-inform", "DER", "-in", der.toString(), "-out", target.toString());
        return target;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }
}
