package kz.kualik.signer.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import kz.kualik.crypto.ClosedPasswordException;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.Password;
import kz.kualik.signer.RunningSigner;
import kz.kualik.signer.TestPeople;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.socket.SocketLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key that was opened for one request is gone when its answer is there, whatever the answer is; so is a password. */
class ErasedKeysTest {

    @TempDir
    private Path folder;

    /** Opens the key file anew for each question, as windows do. */
    private static final class Opening implements Consent {

        private final Path file;
        private final List<PrivateKey> opened = new CopyOnWriteArrayList<>();
        private final List<Password> passwords = new CopyOnWriteArrayList<>();

        Opening(Path file) {
            this.file = file;
        }

        @Override
        public Decision<ChosenKey> key(KeyQuestion question) {
            try (var password = Password.of(TestPeople.PASSWORD.toCharArray())) {
                var storage = Pkcs12Storage.open(TestPeople.ENGINE, file, password);
                var key = storage.keys().getFirst();
                opened.add(storage.signingKey(key).privateKey());
                return new Decision.Granted<>(new ChosenKey(storage, key));
            } catch (StorageException | UnusableStoredKeyException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Decision<Path> file(FileQuestion question) {
            return new Decision.Declined<>();
        }

        @Override
        public Decision<Boolean> timeStamps(TimeStampQuestion question) {
            return new Decision.Declined<>();
        }

        @Override
        public Decision<NewKeysPlace> newKeys(NewKeysQuestion question) {
            var password = Password.of(TestPeople.PASSWORD.toCharArray());
            passwords.add(password);
            return new Decision.Granted<>(new NewKeysPlace(file.resolveSibling("absent"), password));
        }

        @Override
        public Decision<NewKeysPlace> completion(CompletionQuestion question) {
            return new Decision.Declined<>();
        }
    }

    private static String sign(String format, String data, String parameters) {
        return "{'module':'kz.gov.pki.knca.basics','method':'sign','args':{'format':'" + format + "','data':'" + data
                + "','signingParams':" + parameters + ",'signerParams':{'chain':[]}}}";
    }

    @Test
    void whatWasOpenedForARequestIsErasedWhenItsAnswerIsThere() {
        var person = TestPeople.person(KeyAlgorithm.GOST_2015_512);
        var opening = new Opening(TestPeople.keyFile(folder, person));
        try (var signer = RunningSigner.start(folder, opening, SocketLimits.usual(), Optional.empty());
                var page = signer.page()) {
            assertThat(page.ask(sign("cms", "AAAA", "{'decode':true}"))).contains("BEGIN CMS");
            assertThat(page.ask(sign("xml", "<a/>", "{}"))).contains("SignatureValue");
            // The digest of this key has 64 octets.
            assertThat(page.ask(sign("raw", "AAAA", "{'decode':true,'digested':true}")))
                    .contains("SIGNING_FAILURE");
            assertThat(page.ask("{'module':'kz.gov.pki.knca.commonUtils','method':'getKeyInfo','args':['PKCS12']}"))
                    .contains("200");
            assertThat(page.ask("{'module':'kz.gov.pki.knca.basics','method':'generateCsr','args':{'keyType':'GOST'}}"))
                    .contains("CSR_GENERATING_FAILURE");
        }
        assertThat(opening.opened).hasSize(4).allSatisfy(key -> {
            assertThat(key.isDestroyed()).isTrue();
            assertThatThrownBy(key::getEncoded).isInstanceOf(RuntimeException.class);
        });
        assertThat(opening.passwords)
                .singleElement()
                .satisfies(password ->
                        assertThatThrownBy(password::characters).isInstanceOf(ClosedPasswordException.class));
    }
}
