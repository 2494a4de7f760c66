package kz.kualik.signer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.request.CertificationRequest;
import kz.kualik.signer.TestAuthority;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.key.StorageException;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewKeysTest {

    private static final TestAuthority AUTHORITY = new TestAuthority();

    private final NewKeys keys = new NewKeys(TestPeople.ENGINE, new SecureRandom());

    @TempDir
    private Path folder;

    private static Password password() {
        return Password.of(TestPeople.PASSWORD.toCharArray());
    }

    private static List<Certificate> certify(NewKeys.Waiting waiting) {
        var certificates = new ArrayList<Certificate>();
        certificates.add(AUTHORITY.certificate());
        var purpose = KeyPurposeId.id_kp_emailProtection;
        for (var request : waiting.requests()) {
            certificates.add(AUTHORITY.issue(request, purpose));
            purpose = KeyPurposeId.id_kp_clientAuth;
        }
        return certificates;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void keysThatWaitBecomeKeyFilesNamedAsTheNucNamesThem(KeyKind kind)
            throws PendingFileException, StorageException, IOException {
        var waiting = keys.make(kind, folder, password());
        assertThat(waiting.requests()).hasSize(kind.pairs());

        var made = keys.complete(waiting.file(), certify(waiting), password(), Pkcs12Dialect.MODERN);

        assertThat(names()).hasSize(kind.pairs()).allMatch(name -> name.endsWith(".p12"));
        assertThat(made.getFirst().getFileName().toString())
                .startsWith(
                        switch (kind) {
                            case GOST -> "GOST512_";
                            case RSA -> "RSA256_";
                            case ECDSA -> "ECDSA256_";
                        });
        if (made.size() > 1) {
            assertThat(made.getLast().getFileName().toString()).startsWith("AUTH_");
        }
        for (var file : made) {
            try (var password = password();
                    var storage = Pkcs12Storage.open(TestPeople.ENGINE, file, password)) {
                assertThat(storage.keys()).hasSize(1);
                assertThat(storage.keys().getFirst().chain()).containsExactly(AUTHORITY.certificate());
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theWaitingFileCanBeCompletedOnAnotherComputer(@TempDir Path elsewhere)
            throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.GOST, folder, password());
        var carried =
                Files.copy(waiting.file(), elsewhere.resolve(waiting.file().getFileName()));

        var there = new NewKeys(TestPeople.ENGINE, new SecureRandom());
        assertThat(there.waitingFor(elsewhere, certify(waiting))).contains(carried);
        assertThat(there.complete(carried, certify(waiting), password(), Pkcs12Dialect.NUC))
                .allMatch(file -> file.startsWith(elsewhere));
    }

    @Test
    void aCrashBeforeTheWaitingFileIsGoneLetsTheStepBeDoneOnceMore() throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.RSA, folder, password());
        var certificates = certify(waiting);
        var octets = Files.readAllBytes(waiting.file());
        var first = keys.complete(waiting.file(), certificates, password(), Pkcs12Dialect.MODERN);
        Files.write(waiting.file(), octets);
        Files.delete(first.getLast());

        assertThat(keys.complete(waiting.file(), certificates, password(), Pkcs12Dialect.MODERN))
                .isEqualTo(first)
                .allMatch(Files::exists);
        assertThat(waiting.file()).doesNotExist();
    }

    @Test
    void aCertificateThatNamesAnotherKeysFileReplacesNothing() throws PendingFileException, IOException {
        var first = keys.make(KeyKind.GOST, folder, password());
        var there = keys.complete(first.file(), certify(first), password(), Pkcs12Dialect.MODERN)
                .getFirst();
        var before = Files.readAllBytes(there);
        var second = keys.make(KeyKind.GOST, folder, password());
        var forged = List.of(AUTHORITY.issueAs(
                identifier(first.requests().getFirst()),
                second.requests().getFirst(),
                KeyPurposeId.id_kp_emailProtection));

        assertThatThrownBy(() -> keys.complete(second.file(), forged, password(), Pkcs12Dialect.MODERN))
                .isInstanceOf(PendingFileException.Unusable.class)
                .hasMessageContaining(there.getFileName().toString());
        assertThat(there).hasBinaryContent(before);
        assertThat(second.file()).exists();
    }

    @Test
    void twoCertificatesOfOneNameMakeNoFile() throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.RSA, folder, password());
        var identifier = identifier(waiting.requests().getFirst());
        var certificates = waiting.requests().stream()
                .map(request -> AUTHORITY.issueAs(identifier, request, KeyPurposeId.id_kp_emailProtection))
                .toList();

        assertThatThrownBy(() -> keys.complete(waiting.file(), certificates, password(), Pkcs12Dialect.MODERN))
                .isInstanceOf(PendingFileException.Unusable.class);
        assertThat(names()).containsExactly(waiting.file().getFileName().toString());
    }

    private static byte[] identifier(CertificationRequest request) {
        return DigestAlgorithm.SHA1.digest(
                request.publicKeyInfo().getPublicKeyData().getOctets());
    }

    @Test
    void aWrongPasswordChangesNothing() throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.GOST, folder, password());
        assertThatThrownBy(() -> keys.complete(
                        waiting.file(), certify(waiting), Password.of("Other123".toCharArray()), Pkcs12Dialect.MODERN))
                .isInstanceOf(PendingFileException.WrongPassword.class);
        assertThat(names()).containsExactly(waiting.file().getFileName().toString());
    }

    @Test
    void halfOfTheCertificatesAreNotEnough() throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.RSA, folder, password());
        var one = List.of(AUTHORITY.issue(waiting.requests().getFirst(), KeyPurposeId.id_kp_emailProtection));
        assertThatThrownBy(() -> keys.complete(waiting.file(), one, password(), Pkcs12Dialect.MODERN))
                .isInstanceOf(PendingFileException.ForeignCertificate.class)
                .hasMessageContaining("2 keys wait");
        assertThat(names()).containsExactly(waiting.file().getFileName().toString());
    }

    @Test
    void certificatesOfOthersFindNoFile() throws PendingFileException {
        keys.make(KeyKind.GOST, folder, password());
        assertThat(keys.waitingFor(folder, List.of(AUTHORITY.certificate()))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ab1", "qwerty12", "QWERTY12", "Qwertyui", "Qwerty12Qwerty12Qwerty12Qwerty12x"})
    void aPasswordThatTheRuleRefusesMakesNoKey(String weak) throws IOException {
        assertThatThrownBy(() -> keys.make(KeyKind.GOST, folder, Password.of(weak.toCharArray())))
                .isInstanceOf(PendingFileException.WeakPassword.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidSo() {
        assertThatThrownBy(() -> keys.make(KeyKind.GOST, folder.resolve("nowhere"), password()))
                .isInstanceOf(PendingFileException.Unusable.class);
    }

    @Test
    void damagedFilesAreRefusedInWords() throws PendingFileException, IOException {
        var waiting = keys.make(KeyKind.ECDSA, folder, password());
        var octets = Files.readAllBytes(waiting.file());
        var random = new SplittableRandom(4711);
        for (var i = 0; i < 40; i++) {
            var damaged = octets.clone();
            if (random.nextBoolean()) {
                damaged = Arrays.copyOf(damaged, random.nextInt(damaged.length));
            } else {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 + random.nextInt(255));
            }
            Files.write(waiting.file(), damaged);
            try {
                keys.complete(waiting.file(), certify(waiting), password(), Pkcs12Dialect.MODERN);
                Files.write(waiting.file(), octets);
            } catch (PendingFileException e) {
                assertThat(e).hasMessageMatching("(?s).+");
            }
        }
    }
}
