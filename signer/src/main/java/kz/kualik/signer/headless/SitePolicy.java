package kz.kualik.signer.headless;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import kz.kualik.signer.consent.Decision;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.site.Caller;
import kz.kualik.signer.site.Origin;
import kz.kualik.signer.store.ConsentStore;
import kz.kualik.signer.store.ConsentStoreException;
import kz.kualik.signer.store.Consents;
import kz.kualik.signer.text.Texts;

/**
 * Whose pages get what without anybody being asked: origins that were named when the Signer was started, until it is taken back
 * from them, and origins that the store of consents knows. Everything is looked up anew for every question.
 */
public final class SitePolicy {

    private final ConsentStore store;
    private final Named named;
    private final long start;
    private final AtomicLong seen;

    /**
     * What was said when the Signer was started.
     *
     * @param origins may have everything but the old applet
     * @param legacy may use the old applet, and have the key file chosen in it
     * @param legacyPrograms whether programs that name no origin may use the old applet
     */
    public record Named(Set<Origin> origins, Set<Origin> legacy, boolean legacyPrograms) {

        public Named {
            origins = Set.copyOf(origins);
            legacy = Set.copyOf(legacy);
        }

        /** Nobody but whom the store knows. */
        public static Named nobody() {
            return new Named(Set.of(), Set.of(), false);
        }
    }

    private SitePolicy(ConsentStore store, Named named, long start) {
        this.store = store;
        this.named = named;
        this.start = start;
        this.seen = new AtomicLong(start);
    }

    /**
     * From now on: what was taken back before counts no more against those who are named now.
     *
     * @throws ConsentStoreException if the store is damaged, because nobody knows then what was taken back
     */
    public static SitePolicy from(ConsentStore store, Named named) throws ConsentStoreException {
        return new SitePolicy(store, named, store.read().newest());
    }

    /** Whether, and with which keys, this caller may have this; a reason why nobody knows is in this language. */
    public Decision<KeyChoice> ask(Caller caller, Permission permission, Locale language) {
        return switch (caller) {
            case Caller.Site(var origin) -> ask(origin, permission, language);
            case Caller.LocalProgram() ->
                permission == Permission.LEGACY && !named.legacyPrograms()
                        ? new Decision.Declined<>()
                        : new Decision.Granted<>(KeyChoice.any());
        };
    }

    /** For the old applet's module. */
    public boolean isOpenForLegacy(Caller caller) {
        return ask(caller, Permission.LEGACY, Texts.usual()) instanceof Decision.Granted;
    }

    /** Whether this caller may have anything. */
    public boolean isKnown(Caller caller) {
        return Arrays.stream(Permission.values())
                .anyMatch(permission -> ask(caller, permission, Texts.usual()) instanceof Decision.Granted);
    }

    private Decision<KeyChoice> ask(Origin origin, Permission permission, Locale language) {
        Consents consents;
        try {
            consents = store.read();
        } catch (ConsentStoreException e) {
            return new Decision.Impossible<>(e.in(language));
        }
        if (seen.accumulateAndGet(consents.newest(), Math::max) > consents.newest()) {
            return new Decision.Impossible<>(Texts.of(language, "consents.lost"));
        }
        if (isNamed(origin, permission) && !consents.isWithdrawnAfter(start, origin)) {
            return new Decision.Granted<>(KeyChoice.any());
        }
        return consents.of(origin, permission)
                .<Decision<KeyChoice>>map(consent -> new Decision.Granted<>(new KeyChoice(consent.keys())))
                .orElseGet(Decision.Declined::new);
    }

    private boolean isNamed(Origin origin, Permission permission) {
        return switch (permission) {
            case LEGACY, KEY_FILE -> named.legacy().contains(origin);
            default -> named.origins().contains(origin);
        };
    }
}
