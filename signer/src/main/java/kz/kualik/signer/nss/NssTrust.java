package kz.kualik.signer.nss;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.kualik.pki.certificate.Certificate;

/**
 * Puts this computer's authority into the user's NSS databases, where Chromium and Firefox look on Linux, and takes it out
 * again. A database that cannot be read or changed keeps nobody from the others.
 */
public final class NssTrust {

    /** Names that begin like this, and no others, are put in and taken out. */
    public static final String NICKNAME = "Kualik Signer, this computer only";

    private final NssPlaces places;

    private NssTrust(NssPlaces places) {
        this.places = places;
    }

    /**
     * Of a user.
     *
     * @param home the user's own folder
     * @param environment of the user's programs
     */
    public static NssTrust of(Path home, Map<String, String> environment) {
        return new NssTrust(new NssPlaces(home, environment));
    }

    /** Of the user under whom this process runs. */
    public static NssTrust ofThisUser() {
        return of(Path.of(System.getProperty("user.home")), System.getenv());
    }

    @FunctionalInterface
    private interface Change {
        void apply(NssDatabase database) throws NssException;
    }

    /**
     * Puts the authority into all databases, in place of older ones. Where the user's Chromium has none, the one that it would
     * make is made.
     *
     * @param spared older ones that stay, because a running Signer may still show what they vouch for
     * @param password a file whose first line opens databases that have a password
     * @throws NssException if {@code certutil} is not installed
     */
    public List<StoreOutcome> install(Certificate authority, Collection<Certificate> spared, Optional<Path> password)
            throws NssException {
        requireCertUtil();
        var kept = names(Stream.concat(spared.stream(), Stream.of(authority)));
        Change exchange = database -> {
            database.add(authority);
            database.removeIf(name -> !kept.contains(name));
        };
        var outcomes = new ArrayList<>(change(places.existing(), password, exchange));
        outcomes.addAll(change(places.missing(), Optional.empty(), database -> {
            database.make();
            exchange.apply(database);
        }));
        return outcomes;
    }

    /**
     * Takes the authority, and older ones of ours, out of all databases.
     *
     * @return what became of each
     * @throws NssException if {@code certutil} is not installed
     */
    public List<StoreOutcome> remove() throws NssException {
        requireCertUtil();
        return change(places.existing(), Optional.empty(), database -> database.removeIf(name -> true));
    }

    /**
     * What all databases hold.
     *
     * @param present this computer's authority, if it has one
     * @throws NssException if {@code certutil} is not installed
     */
    public List<StoreState> states(Optional<Certificate> present) throws NssException {
        requireCertUtil();
        var name = present.map(NssDatabase::nickname);
        return places.existing().stream().map(store -> state(store, name)).toList();
    }

    private static StoreState state(Path store, Optional<String> present) {
        try {
            var ours = new NssDatabase(store, Optional.empty()).ours();
            var older = ours.keySet().stream().filter(name -> !present.equals(Optional.of(name)));
            return new StoreState.Read(
                    store, present.map(name -> ours.getOrDefault(name, false)).orElse(false), (int) older.count());
        } catch (NssException e) {
            return new StoreState.Unreadable(store, e);
        }
    }

    /**
     * Puts an authority beside older ones, into the databases that hold one of these.
     *
     * @throws IOException if a database cannot be read or changed; the others are done
     */
    public void addBeside(Collection<Certificate> older, Certificate authority) throws IOException {
        var names = names(older.stream());
        changeAll(database -> {
            if (database.holdsAnyOf(names)) {
                database.add(authority);
            }
        });
    }

    /**
     * Puts an authority in place of older ones, into the databases that hold one of these. An older one stays where the new one
     * cannot come in.
     *
     * @throws IOException if a database cannot be read or changed; the others are done
     */
    public void replace(Collection<Certificate> older, Certificate authority) throws IOException {
        var names = names(older.stream());
        changeAll(database -> {
            if (database.holdsAnyOf(names)) {
                database.add(authority);
                database.removeIf(names::contains);
            }
        });
    }

    /** Where {@code certutil} is missing, nothing was ever put in. */
    private void changeAll(Change change) throws IOException {
        if (!isInstalled()) {
            return;
        }
        var failed = change(places.existing(), Optional.empty(), change).stream()
                .filter(outcome -> !outcome.isDone())
                .toList();
        if (!failed.isEmpty()) {
            throw new IOException(failed.stream()
                    .map(outcome -> outcome.store() + ": "
                            + outcome.problem().map(Throwable::getMessage).orElse(""))
                    .collect(Collectors.joining("; ")));
        }
    }

    private static List<StoreOutcome> change(Collection<Path> stores, Optional<Path> password, Change change) {
        var outcomes = new ArrayList<StoreOutcome>();
        for (var store : stores) {
            try {
                change.apply(new NssDatabase(store, password));
                outcomes.add(new StoreOutcome(store, Optional.empty()));
            } catch (NssException e) {
                outcomes.add(new StoreOutcome(store, Optional.of(e)));
            }
        }
        return outcomes;
    }

    private static Set<String> names(Stream<Certificate> authorities) {
        return authorities.map(NssDatabase::nickname).collect(Collectors.toUnmodifiableSet());
    }

    private static void requireCertUtil() throws NssException {
        if (!isInstalled()) {
            throw NssException.notInstalled();
        }
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "certutil")));
    }
}
