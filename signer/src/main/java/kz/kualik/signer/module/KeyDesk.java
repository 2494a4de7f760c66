package kz.kualik.signer.module;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.document.UnsignableException;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.key.UnusableStoredKeyException;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.text.Texts;

/**
 * The one way to a key: the person is asked, the key is used, the use is written down, the key is erased; only then does the
 * result leave.
 */
final class KeyDesk {

    /** Of one request: a person cannot look through more, and a journal with longer lines would soon be full. */
    private static final int MOST_DOCUMENTS = 1_000;

    private final Consent consent;
    private final SignatureRecord written;

    KeyDesk(Consent consent, SignatureRecord written) {
        this.consent = consent;
        this.written = written;
    }

    /**
     * Uses a key.
     *
     * @throws UnsignableException if the person agreed and no signature could be made, or the use could not be written down
     */
    <T> Decision<T> use(KeyQuestion question, KeyUse<T> use) throws UnsignableException, InterruptedException {
        if (question.documents().size() > MOST_DOCUMENTS) {
            return new Decision.Impossible<>(
                    Texts.of(question.language(), "refused.too-many-documents", MOST_DOCUMENTS));
        }
        return switch (consent.key(question)) {
            case Decision.Granted<ChosenKey>(var chosen) -> {
                try (chosen) {
                    var result = use.apply(chosen.signingKey());
                    written.write(question.caller(), question.purpose(), chosen.key(), question.documents());
                    yield new Decision.Granted<>(result);
                } catch (UnusableStoredKeyException e) {
                    yield new Decision.Impossible<>(e.in(question.language()));
                } catch (IOException e) {
                    throw UnsignableException.notWrittenDown(e);
                }
            }
            case Decision.Declined<ChosenKey>() -> new Decision.Declined<>();
            case Decision.Impossible<ChosenKey>(var reason) -> new Decision.Impossible<>(reason);
        };
    }

    /** Shows a certificate to the page; its key is not used. */
    <T> Decision<T> show(KeyQuestion question, Function<StoredKey, T> view) throws InterruptedException {
        return consent.key(question).map(chosen -> {
            try (chosen) {
                return view.apply(chosen.key());
            }
        });
    }

    /** Writes down that keys were made or completed for a caller: whose requests, or which certificates. */
    void writeNewKeys(Caller caller, List<byte[]> documents) throws IOException {
        written.writeNewKeys(caller, documents);
    }

    Decision<Path> file(FileQuestion question) throws InterruptedException {
        return consent.file(question);
    }

    Decision<Boolean> timeStamps(TimeStampQuestion question) throws InterruptedException {
        return consent.timeStamps(question);
    }
}
