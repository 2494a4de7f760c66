package kz.kualik.signer.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import kz.kualik.signer.consent.Permission;
import kz.kualik.signer.files.DurableFiles;
import kz.kualik.signer.files.OwnerLock;
import kz.kualik.signer.site.Origin;

/**
 * Remembers in one file of the Signer's folder what was given to which site, until it is taken back. The file is read anew for
 * every question, so that what one process takes back counts in the other one from the next question on. Whoever changes it
 * holds a lock, also against other processes, and replaces it as a whole.
 */
public final class ConsentStore {

    /** Its name in the Signer's folder. */
    public static final String FILE = "consents";

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final int LARGEST_GIVEN = 1024 * 1024;

    private final Path file;
    private final Clock clock;

    /** @param folder the Signer's own; it is there already when something is given */
    public ConsentStore(Path folder, Clock clock) {
        this.file = folder.resolve(FILE);
        this.clock = clock;
    }

    /**
     * What holds now.
     *
     * @throws ConsentStoreException if the file is damaged or cannot be read
     */
    public Consents read() throws ConsentStoreException {
        try (var stream = Files.newInputStream(file)) {
            var octets = stream.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw ConsentStoreException.damaged(file, "consents.how.too-long");
            }
            return ConsentFormat.read(octets);
        } catch (NoSuchFileException e) {
            return Consents.none();
        } catch (IOException e) {
            throw ConsentStoreException.unreadable(file, e);
        } catch (ConsentFormat.DamagedException e) {
            throw e.isNewer()
                    ? ConsentStoreException.newer(file)
                    : ConsentStoreException.damaged(file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Gives a site something once for all.
     *
     * @param keys SHA-256 of the certificates whose keys may be used, in hexadecimal; empty for all keys
     * @throws ConsentStoreException if the file is damaged, full, or cannot be written; nothing is changed then
     */
    public void give(Origin origin, Set<Permission> permissions, Set<String> keys) throws ConsentStoreException {
        change(consents -> consents.give(origin, permissions, keys, clock.instant()), Optional.empty(), LARGEST_GIVEN);
    }

    /**
     * Takes everything back from a site. It counts from the next question on.
     *
     * @return whether the site had been given anything here
     * @throws ConsentStoreException if the file is damaged or cannot be written; nothing is changed then
     */
    public boolean withdraw(Origin origin) throws ConsentStoreException {
        return change(consents -> withdraw(consents, origin), Optional.empty(), LARGEST)
                .isGivenAnything(origin);
    }

    /** Taking back never fails for want of room: if need be, all that was named on command lines loses it too. */
    private Consents withdraw(Consents consents, Origin origin) {
        var after = consents.withdraw(origin, clock.instant());
        return ConsentFormat.write(after).length > LARGEST_GIVEN ? after.withOneWithdrawal() : after;
    }

    /**
     * Takes everything back from all sites, also when the file is damaged; that one is put aside beside its place.
     *
     * @throws ConsentStoreException if the file cannot be written
     */
    public void withdrawAll() throws ConsentStoreException {
        change(consents -> consents.withdrawAll(clock.instant()), Optional.of(this::putAside), LARGEST);
    }

    /**
     * A copy goes aside and the file itself stays until the new one takes its place: without any file, running Signers would
     * serve again whom they refuse as long as it is damaged. A running Signer remembers a number of the
     * damaged file; milliseconds of our time are beyond all such numbers.
     */
    private Consents putAside() throws IOException {
        Files.copy(file, file.resolveSibling(FILE + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
        return new Consents(List.of(), List.of(new Withdrawal(clock.millis(), Optional.empty(), clock.instant())));
    }

    /** What is done when the file cannot be understood. */
    @FunctionalInterface
    private interface Remedy {
        Consents instead() throws IOException;
    }

    /** What was there before. */
    private synchronized Consents change(UnaryOperator<Consents> change, Optional<Remedy> remedy, int largest)
            throws ConsentStoreException {
        try (var _ = OwnerLock.take(file.resolveSibling(FILE + ".lock"))) {
            var before = before(remedy);
            var octets = ConsentFormat.write(change.apply(before));
            if (octets.length > largest) {
                throw ConsentStoreException.tooMany(file);
            }
            DurableFiles.write(file, octets);
            return before;
        } catch (IOException e) {
            throw ConsentStoreException.unwritable(file, e);
        }
    }

    private Consents before(Optional<Remedy> remedy) throws ConsentStoreException, IOException {
        try {
            return read();
        } catch (ConsentStoreException damage) {
            if (remedy.isEmpty() || !damage.isDamage()) {
                throw damage;
            }
            return remedy.get().instead();
        }
    }
}
