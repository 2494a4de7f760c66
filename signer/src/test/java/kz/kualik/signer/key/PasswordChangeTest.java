package kz.kualik.signer.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.signer.TestPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PasswordChangeTest {

    private static final String SECOND = "Second12";

    @TempDir
    private Path folder;

    private static void change(Path file, String old, String fresh, boolean asTheNuc) throws Exception {
        try (var before = Password.of(old.toCharArray());
                var after = Password.of(fresh.toCharArray())) {
            new PasswordChange(TestPeople.ENGINE, new SecureRandom()).change(file, before, after, asTheNuc);
        }
    }

    private static Pkcs12Storage open(Path file, String password) throws StorageException {
        try (var secret = Password.of(password.toCharArray())) {
            return Pkcs12Storage.open(TestPeople.ENGINE, file, secret);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = KeyAlgorithm.class,
            names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void theKeyIsTheSameUnderAnotherPasswordInBothDialects(KeyAlgorithm algorithm) throws Exception {
        var person = TestPeople.person(algorithm);
        var file = TestPeople.keyFile(folder, person);
        var password = TestPeople.PASSWORD;
        for (var asTheNuc : new boolean[] {true, true, false, false}) {
            var next = password.equals(SECOND) ? TestPeople.PASSWORD : SECOND;
            change(file, password, next, asTheNuc);
            var last = password;
            assertThatThrownBy(() -> open(file, last)).isInstanceOf(StorageException.WrongPassword.class);
            try (var storage = open(file, next)) {
                var key = storage.keys().getFirst();
                assertThat(key.certificate()).isEqualTo(TestPeople.certificate(person));
                assertThat(storage.signingKey(key).privateKey()).isEqualTo(person.key());
            }
            password = next;
        }
    }

    @Test
    void aWrongPasswordChangesNothing() throws Exception {
        var file = TestPeople.keyFile(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var before = Files.readAllBytes(file);
        assertThatThrownBy(() -> change(file, "Wrong123", SECOND, false))
                .isInstanceOf(StorageException.WrongPassword.class);
        assertThat(file).hasBinaryContent(before);
    }

    @ParameterizedTest
    @CsvSource({"Ab1cd", "lowercase1", "UPPERCASE1", "NoDigits", "Abcdefgh1Abcdefgh1Abcdefgh1Abcdef"})
    void aPasswordThatTheRuleRefusesChangesNothing(String weak) throws Exception {
        var file = TestPeople.keyFile(folder, TestPeople.person(KeyAlgorithm.ECDSA_P256));
        var before = Files.readAllBytes(file);
        for (var asTheNuc : new boolean[] {true, false}) {
            assertThatThrownBy(() -> change(file, TestPeople.PASSWORD, weak, asTheNuc))
                    .isInstanceOf(StorageException.WeakPassword.class);
        }
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void whatIsNoKeyFileIsLeftAsItIs() throws Exception {
        var file = Files.writeString(folder.resolve("other.p12"), "no key file");
        assertThatThrownBy(() -> change(file, TestPeople.PASSWORD, SECOND, false))
                .isInstanceOf(StorageException.Unreadable.class);
        assertThat(file).hasContent("no key file");
    }
}
