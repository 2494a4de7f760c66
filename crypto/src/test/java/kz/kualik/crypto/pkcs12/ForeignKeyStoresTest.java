package kz.kualik.crypto.pkcs12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.ForeignProgram;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.KualikProvider;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.TestCertificates;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What we write others read, and what others write we read. */
class ForeignKeyStoresTest {

    private static final CryptoEngine ENGINE = CryptoEngine.detect();
    private static final String PASSWORD = "Qwerty12";

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void registerProvider() {
        KualikProvider.register();
    }

    private static Password password() {
        return Password.of(PASSWORD.toCharArray());
    }

    private static byte[] write(Pkcs12Entry entry, Pkcs12Dialect dialect) {
        try (Password password = password()) {
            return new Pkcs12Writer(new SecureRandom()).write(entry, password, dialect);
        }
    }

    private static Pkcs12Contents read(byte[] file) throws Pkcs12Exception {
        try (Password password = password()) {
            return new Pkcs12Reader(ENGINE).read(file, password);
        }
    }

    private static Pkcs12Entry entry(KeyAlgorithm algorithm) throws Exception {
        KeyPair root = ENGINE.generateKeyPair(algorithm);
        KeyPair leaf = ENGINE.generateKeyPair(algorithm);
        return Pkcs12Entry.of(
                leaf.getPrivate(),
                List.of(
                        TestCertificates.issued(ENGINE, leaf, "holder", root, "root"),
                        TestCertificates.selfSigned(ENGINE, root, "root")));
    }

    private static void requireOpenssl() throws Exception {
        assumeTrue(ForeignProgram.run("openssl", "version").exitCode() == 0, "openssl is missing");
    }

    private static SubjectPublicKeyInfo publicKey(Pkcs12Entry entry) {
        return entry.chain().getFirst().getSubjectPublicKeyInfo();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256", "ECDSA_P384"})
    void theModernDialectKeepsKeyChainAndNames(KeyAlgorithm algorithm) throws Exception {
        Pkcs12Entry entry = entry(algorithm);

        Pkcs12Contents contents = read(write(entry, Pkcs12Dialect.MODERN));

        Pkcs12Entry found = contents.entries().getFirst();
        assertThat(found.chain()).isEqualTo(entry.chain());
        assertThat(found.alias()).isEqualTo(entry.alias());
        assertThat(found.localKeyId()).isEqualTo(entry.localKeyId());
        assertThat(found.key()).isEqualTo(entry.key());
        assertThat(contents.otherCertificates()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void theNucDialectKeepsTheOwnCertificateOnly(KeyAlgorithm algorithm) throws Exception {
        Pkcs12Entry entry = entry(algorithm);

        Pkcs12Entry found = read(write(entry, Pkcs12Dialect.NUC)).entries().getFirst();

        assertThat(found.chain()).containsExactly(entry.chain().getFirst());
        assertThat(found.key()).isEqualTo(entry.key());
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, MODERN", "RSA_2048, NUC", "ECDSA_P256, MODERN", "ECDSA_P256, NUC", "ECDSA_P384, MODERN"})
    void opensslReadsWhatWeWrite(KeyAlgorithm algorithm, Pkcs12Dialect dialect) throws Exception {
        requireOpenssl();
        Pkcs12Entry entry = entry(algorithm);
        Path file = Files.write(folder.resolve("ours.p12"), write(entry, dialect));

        var result = ForeignProgram.run(
                "openssl", "pkcs12", "-legacy", "-in", file.toString(), "-passin", "pass:" + PASSWORD, "-nodes");

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("BEGIN PRIVATE KEY", "BEGIN CERTIFICATE", "friendlyName: " + entry.alias());
    }

    @Test
    void opensslNamesTheModernAlgorithms() throws Exception {
        requireOpenssl();
        Path file =
                Files.write(folder.resolve("ours.p12"), write(entry(KeyAlgorithm.ECDSA_P256), Pkcs12Dialect.MODERN));

        var result = ForeignProgram.run(
                "openssl", "pkcs12", "-in", file.toString(), "-passin", "pass:" + PASSWORD, "-info", "-noout");

        assertThat(result.output())
                .contains("MAC: sha256", "Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC", "PRF hmacWithSHA256")
                .contains("Encrypted data: PBES2, PBKDF2, AES-256-CBC");
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "-legacy",
                "-keypbe AES-256-CBC -certpbe AES-256-CBC",
                "-keypbe AES-128-CBC -certpbe NONE",
                "-keypbe NONE -certpbe NONE",
                "-nomac",
                "-macalg sha512 -iter 10000",
                "-legacy -descert",
            })
    void weReadWhatOpensslWrites(String options) throws Exception {
        requireOpenssl();
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Path file = folder.resolve("theirs.p12");
        ForeignProgram.run(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-subj",
                "/CN=theirs",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        var command = new ArrayList<>(List.of(
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                key.toString(),
                "-in",
                certificate.toString(),
                "-name",
                "theirs",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                file.toString()));
        command.addAll(List.of(options.split(" ", -1)));
        var result = ForeignProgram.run(command.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.output()).isZero();

        Pkcs12Contents contents = read(Files.readAllBytes(file));

        Pkcs12Entry entry = contents.entries().getFirst();
        assertThat(entry.alias()).isEqualTo("theirs");
        assertThat(ENGINE.belongTogether(entry.key(), publicKey(entry))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Pkcs12Dialect.class)
    void theJdkReadsOurGostKeys(Pkcs12Dialect dialect) throws Exception {
        Pkcs12Entry entry = entry(KeyAlgorithm.GOST_2015_512);
        var store = KeyStore.getInstance("PKCS12");

        store.load(new ByteArrayInputStream(write(entry, dialect)), PASSWORD.toCharArray());

        assertThat(store.getKey(entry.alias(), PASSWORD.toCharArray())).isEqualTo(entry.key());
        assertThat(store.getCertificate(entry.alias()).getEncoded())
                .isEqualTo(entry.chain().getFirst().getEncoded());
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void weReadWhatTheJdkWrites(KeyAlgorithm algorithm) throws Exception {
        Pkcs12Entry entry = entry(algorithm);
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("theirs", entry.key(), PASSWORD.toCharArray(), new Certificate[] {
            jdk(entry.chain().get(0)), jdk(entry.chain().get(1))
        });
        var file = new ByteArrayOutputStream();
        store.store(file, PASSWORD.toCharArray());

        Pkcs12Entry found = read(file.toByteArray()).entries().getFirst();

        assertThat(found.chain()).isEqualTo(entry.chain());
        assertThat(found.key()).isEqualTo(entry.key());
    }

    private static Certificate jdk(X509CertificateHolder holder) throws Exception {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    }

    @ParameterizedTest
    @EnumSource(Pkcs12Dialect.class)
    void aPasswordOutsideOfLatinWorksToo(Pkcs12Dialect dialect) throws Exception {
        Pkcs12Entry entry = entry(KeyAlgorithm.ECDSA_P256);
        try (Password password = Password.of("Құпия-123".toCharArray())) {
            byte[] file = new Pkcs12Writer(new SecureRandom()).write(entry, password, dialect);

            assertThat(new Pkcs12Reader(ENGINE).read(file, password).entries()).hasSize(1);
        }
    }

    @Test
    void anEntryWithoutCertificateIsNotWritten() throws Exception {
        var entry = new Pkcs12Entry(
                "alone",
                new byte[0],
                ENGINE.generateKeyPair(KeyAlgorithm.ECDSA_P256).getPrivate(),
                List.of());

        assertThatThrownBy(() -> write(entry, Pkcs12Dialect.MODERN))
                .isInstanceOf(UnwritableEntryException.class)
                .hasMessageContaining("alone");
    }
}
