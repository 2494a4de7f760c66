package kz.kualik.signer.nss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.kualik.signer.files.XdgFolder;

/**
 * Where a user's browsers keep their NSS databases: Chromium one for the user, Firefox one in each profile, and those that are
 * installed by snap or flatpak the same below a home of their own.
 *
 * @param home the user's own folder
 * @param environment of which the {@code XDG_} names count
 */
record NssPlaces(Path home, Map<String, String> environment) {

    private static final String DATABASE = "cert9.db";
    private static final String LEGACY = ".pki/nssdb";
    private static final String XDG = "pki/nssdb";
    private static final String FIREFOX = ".mozilla/firefox";
    private static final String XDG_FIREFOX = "mozilla/firefox";

    NssPlaces {
        environment = Map.copyOf(environment);
    }

    /** Whether there is a database, or it cannot be seen whether there is. */
    static boolean mayHoldDatabase(Path folder) {
        return !Files.notExists(folder.resolve(DATABASE));
    }

    /** The databases that are there, each once, and folders that may hold some and cannot be read. */
    List<Path> existing() {
        var found = new ArrayList<Path>();
        var firefox = new ArrayList<Path>();
        var unreadable = new ArrayList<Path>();
        found.add(home.resolve(LEGACY));
        found.add(XdgFolder.data(environment, home).resolve(XDG));
        firefox.add(home.resolve(FIREFOX));
        firefox.add(XdgFolder.config(environment, home).resolve(XDG_FIREFOX));
        for (var snap : entries(home.resolve("snap"), unreadable)) {
            found.add(snap.resolve("current").resolve(LEGACY));
            found.add(snap.resolve("current/.local/share").resolve(XDG));
            firefox.add(snap.resolve("common").resolve(FIREFOX));
            firefox.add(snap.resolve("common/.config").resolve(XDG_FIREFOX));
        }
        for (var flatpak : entries(home.resolve(".var/app"), unreadable)) {
            found.add(flatpak.resolve(LEGACY));
            found.add(flatpak.resolve("data").resolve(XDG));
            firefox.add(flatpak.resolve(FIREFOX));
            firefox.add(flatpak.resolve("config").resolve(XDG_FIREFOX));
        }
        found.removeIf(database -> !mayHoldDatabase(database));
        firefox.forEach(folder -> found.addAll(FirefoxProfiles.in(folder)));
        found.addAll(unreadable);
        return distinct(found);
    }

    /**
     * Databases that the user's Chromium would make at its next start and look into from then on. Since version 146 it takes the
     * XDG folder, unless the older one is there, even if that is empty. (An older Chromium makes the older one; once it has, it
     * counts among those that are there.)
     */
    List<Path> missing() {
        var legacy = home.resolve(LEGACY);
        var xdg = XdgFolder.data(environment, home).resolve(XDG);
        if (mayHoldDatabase(legacy)) {
            return List.of();
        }
        if (Files.isDirectory(legacy)) {
            return List.of(legacy);
        }
        return mayHoldDatabase(xdg) ? List.of() : List.of(xdg);
    }

    private static List<Path> entries(Path folder, List<Path> unreadable) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var stream = Files.list(folder)) {
            return stream.filter(Files::isDirectory).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            unreadable.add(folder);
            return List.of();
        }
    }

    /** One database can be reached by several names. */
    private static List<Path> distinct(List<Path> databases) {
        var byPlace = new LinkedHashMap<Path, Path>();
        for (var database : databases) {
            byPlace.putIfAbsent(place(database), database);
        }
        return List.copyOf(byPlace.values());
    }

    private static Path place(Path database) {
        try {
            return database.toRealPath();
        } catch (IOException e) {
            return database;
        }
    }
}
