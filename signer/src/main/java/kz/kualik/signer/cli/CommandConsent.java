package kz.kualik.signer.cli;

import java.nio.file.Path;
import java.time.Clock;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.key.Pkcs12Storage;
import kz.kualik.signer.text.Texts;

/**
 * What a person has said who gave a command: the key of the file that they named may be used for what the command is there for.
 * Nothing else was asked for, so nothing else is given.
 */
final class CommandConsent implements Consent {

    private final Pkcs12Storage storage;
    private final Clock clock;

    CommandConsent(Pkcs12Storage storage, Clock clock) {
        this.storage = storage;
        this.clock = clock;
    }

    @Override
    public Decision<ChosenKey> key(KeyQuestion question) {
        var language = question.language();
        var reason = Texts.of(language, "refused.no-key");
        for (var key : storage.keys()) {
            var unfitness = question.criteria().unfitness(key, clock.instant());
            if (unfitness.isEmpty()) {
                return new Decision.Granted<>(new ChosenKey(storage, key));
            }
            reason = Texts.of(language, "refused.unfit", new Texts.Phrase("unfit." + unfitness.get()));
        }
        return new Decision.Impossible<>(reason);
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
        return new Decision.Declined<>();
    }

    @Override
    public Decision<NewKeysPlace> completion(CompletionQuestion question) {
        return new Decision.Declined<>();
    }
}
