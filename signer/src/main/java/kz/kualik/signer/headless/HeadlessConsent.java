package kz.kualik.signer.headless;

import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.kualik.signer.consent.ChosenKey;
import kz.kualik.signer.consent.CompletionQuestion;
import kz.kualik.signer.consent.Consent;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.FileQuestion;
import kz.kualik.signer.consent.KeyQuestion;
import kz.kualik.signer.consent.NewKeysPlace;
import kz.kualik.signer.consent.NewKeysQuestion;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.consent.TimeStampQuestion;
import kz.kualik.signer.key.OpenStorage;
import kz.kualik.signer.key.RevocationCheck;
import kz.kualik.signer.key.StoredKey;
import kz.kualik.signer.key.Unfitness;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.text.Texts;

/**
 * Answers every question without asking anybody: whom the {@link SitePolicy} lets in gets the first key that fits of the
 * storages that are open. Everybody else gets a no.
 */
public final class HeadlessConsent implements Consent {

    private static final Logger LOG = System.getLogger(HeadlessConsent.class.getName());

    private final List<OpenStorage> storages;
    private final Optional<Path> keyFile;
    private final SitePolicy sites;
    private final RevocationCheck revocation;
    private final Optional<Supplier<NewKeysPlace>> newKeys;
    private final Clock clock;

    /**
     * @param storages in the order in which they are looked into; they stay open, closing them is their owner's business
     * @param keyFile the key file among them, if there is one
     * @param sites whose pages get what they ask for
     * @param newKeys where new keys may be made, if anywhere; a fresh copy of the password each time
     */
    public HeadlessConsent(
            List<? extends OpenStorage> storages,
            Optional<Path> keyFile,
            SitePolicy sites,
            RevocationCheck revocation,
            Optional<Supplier<NewKeysPlace>> newKeys,
            Clock clock) {
        this.storages = List.copyOf(storages);
        this.keyFile = keyFile;
        this.sites = sites;
        this.revocation = revocation;
        this.newKeys = newKeys;
        this.clock = clock;
    }

    @Override
    public Decision<ChosenKey> key(KeyQuestion question) {
        return ifAllowed(
                question.caller(),
                Permission.of(question.purpose()),
                question.language(),
                choice -> firstThatFits(question, choice));
    }

    private Decision<ChosenKey> firstThatFits(KeyQuestion question, KeyChoice choice) {
        var wanted = question.storages();
        var open = storages.stream()
                .filter(storage -> wanted.isEmpty() || wanted.contains(storage.name()))
                .toList();
        if (open.isEmpty()) {
            return new Decision.Impossible<>(Texts.of(
                    question.language(),
                    "refused.storage",
                    storages.stream().map(storage -> storage.name().wire()).collect(Collectors.joining(", "))));
        }
        var reason = Texts.of(question.language(), "refused.no-key");
        for (var storage : open) {
            for (var key : storage.keys()) {
                var unfitness = unfitness(question, choice, key);
                if (unfitness.isEmpty()) {
                    return new Decision.Granted<>(new ChosenKey(new BorrowedStorage(storage), key));
                }
                reason = Texts.of(question.language(), "refused.unfit", new Texts.Phrase("unfit." + unfitness.get()));
            }
        }
        return new Decision.Impossible<>(reason);
    }

    private Optional<Unfitness> unfitness(KeyQuestion question, KeyChoice choice, StoredKey key) {
        if (!choice.allows(key.certificate())) {
            return Optional.of(Unfitness.NOT_GIVEN);
        }
        var unfitness = question.criteria().unfitness(key, clock.instant());
        if (unfitness.isPresent() || question.criteria().revokedToo()) {
            return unfitness;
        }
        return switch (revocation.about(key)) {
            case REVOKED -> Optional.of(Unfitness.REVOKED);
            case NOT_REVOKED, NOT_ASKED -> Optional.empty();
            case UNKNOWN -> {
                // Whoever checks the signature asks again; a person whose authority is silent can still work.
                LOG.log(
                        Level.WARNING,
                        "nobody could be asked whether the certificate {0} is revoked; its key is used",
                        key.certificate().serialNumber().value().toString(16));
                yield Optional.empty();
            }
        };
    }

    /** The key file is the one that was named; documents lie with somebody who is not here to choose one. */
    @Override
    public Decision<Path> file(FileQuestion question) {
        if (question.kind() != FileQuestion.Kind.KEY_FILE) {
            return new Decision.Declined<>();
        }
        return ifAllowed(
                question.caller(),
                Permission.KEY_FILE,
                question.language(),
                choice -> keyFile.<Decision<Path>>map(Decision.Granted::new).orElseGet(Decision.Declined::new));
    }

    @Override
    public Decision<Boolean> timeStamps(TimeStampQuestion question) {
        return ifAllowed(
                question.caller(), Permission.TIME_STAMP, question.language(), choice -> new Decision.Granted<>(true));
    }

    @Override
    public Decision<NewKeysPlace> newKeys(NewKeysQuestion question) {
        return place(question.caller(), question.language());
    }

    @Override
    public Decision<NewKeysPlace> completion(CompletionQuestion question) {
        return place(question.caller(), question.language());
    }

    private Decision<NewKeysPlace> place(Caller caller, Locale language) {
        return ifAllowed(
                caller,
                Permission.NEW_KEYS,
                language,
                choice -> newKeys.map(place -> given(place, language))
                        .orElseGet(() -> new Decision.Impossible<>(Texts.of(language, "refused.no-folder"))));
    }

    private <T> Decision<T> ifAllowed(
            Caller caller, Permission permission, Locale language, Function<KeyChoice, Decision<T>> answer) {
        return switch (sites.ask(caller, permission, language)) {
            case Decision.Granted<KeyChoice>(var choice) -> answer.apply(choice);
            case Decision.Declined<KeyChoice>() -> new Decision.Declined<>();
            case Decision.Impossible<KeyChoice>(var reason) -> new Decision.Impossible<>(reason);
        };
    }

    private static Decision<NewKeysPlace> given(Supplier<NewKeysPlace> place, Locale language) {
        try {
            return new Decision.Granted<>(place.get());
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "the password for new keys cannot be read", e);
            return new Decision.Impossible<>(Texts.of(language, "refused.no-password"));
        }
    }
}
