package kz.kualik.signer.headless;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import kz.kualik.signature.SigningKey;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StorageName;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.key.Unfitness;
import kz.kualik.signer.key.UnusableStoredKeyException;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;

/**
 * Answers every question without asking anybody: pages of the origins that were named beforehand, and programs of this
 * computer, get the first key of one open storage that fits. Everybody else gets a no.
 */
public final class HeadlessConsent implements Consent {

    private final OpenStorage storage;
    private final Path file;
    private final Set<Origin> origins;
    private final RevocationCheck revocation;
    private final Optional<Supplier<NewKeysPlace>> newKeys;
    private final Clock clock;

    /**
     * @param storage stays open; closing it is its owner's business
     * @param file where the storage lies
     * @param origins whose pages get what they ask for
     * @param newKeys where new keys may be made, if anywhere; a fresh copy of the password each time
     */
    public HeadlessConsent(
            OpenStorage storage,
            Path file,
            Set<Origin> origins,
            RevocationCheck revocation,
            Optional<Supplier<NewKeysPlace>> newKeys,
            Clock clock) {
        this.storage = storage;
        this.file = file;
        this.origins = Set.copyOf(origins);
        this.revocation = revocation;
        this.newKeys = newKeys;
        this.clock = clock;
    }

    @Override
    public Decision<ChosenKey> key(KeyQuestion question) {
        if (!isAllowed(question.caller())) {
            return new Decision.Declined<>();
        }
        if (!question.storages().isEmpty() && !question.storages().contains(storage.name())) {
            return new Decision.Impossible<>(
                    "only the storage " + storage.name().wire() + " is open here");
        }
        var reason = "there is no key";
        for (var key : storage.keys()) {
            var unfitness = question.criteria().unfitness(key, clock.instant());
            if (unfitness.isEmpty() && !question.criteria().revokedToo() && revocation.isRevoked(key)) {
                unfitness = Optional.of(Unfitness.REVOKED);
            }
            if (unfitness.isEmpty()) {
                return new Decision.Granted<>(new ChosenKey(new Borrowed(storage), key));
            }
            reason = "no key fits: " + unfitness.get();
        }
        return new Decision.Impossible<>(reason);
    }

    /** The key file is the one that was named; documents lie with somebody who is not here to choose one. */
    @Override
    public Decision<Path> file(FileQuestion question) {
        return question.kind() == FileQuestion.Kind.KEY_FILE && isAllowed(question.caller())
                ? new Decision.Granted<>(file)
                : new Decision.Declined<>();
    }

    @Override
    public Decision<Boolean> timeStamps(TimeStampQuestion question) {
        return isAllowed(question.caller()) ? new Decision.Granted<>(true) : new Decision.Declined<>();
    }

    @Override
    public Decision<NewKeysPlace> newKeys(NewKeysQuestion question) {
        return place(question.caller());
    }

    @Override
    public Decision<NewKeysPlace> completion(CompletionQuestion question) {
        return place(question.caller());
    }

    private Decision<NewKeysPlace> place(Caller caller) {
        if (!isAllowed(caller)) {
            return new Decision.Declined<>();
        }
        return newKeys.<Decision<NewKeysPlace>>map(place -> new Decision.Granted<>(place.get()))
                .orElseGet(() -> new Decision.Impossible<>("no folder for new keys was named"));
    }

    private boolean isAllowed(Caller caller) {
        return switch (caller) {
            case Caller.Site(var origin) -> origins.contains(origin);
            case Caller.LocalProgram() -> true;
        };
    }

    /** The storage under a name that whoever uses a key may close. */
    private record Borrowed(OpenStorage storage) implements OpenStorage {

        @Override
        public StorageName name() {
            return storage.name();
        }

        @Override
        public List<StoredKey> keys() {
            return storage.keys();
        }

        @Override
        public SigningKey signingKey(StoredKey key) throws UnusableStoredKeyException {
            return storage.signingKey(key);
        }

        @Override
        public void close() {
            // The next request needs it.
        }
    }
}
