package kz.kualik.signer.nss;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The profiles of one Firefox: the folders that lie beside its {@code profiles.ini}, and those that this file names, wherever they
 * are.
 */
final class FirefoxProfiles {

    private static final int LARGEST_INI = 1 << 20;

    private FirefoxProfiles() {}

    /**
     * The profiles' folders that may hold a database.
     *
     * @param folder of {@code profiles.ini}; nothing if there is none
     * @return with the folder itself in place of its profiles if it cannot be listed
     */
    static List<Path> in(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        Set<Path> found = new LinkedHashSet<>();
        try (var entries = Files.list(folder)) {
            entries.filter(entry -> !Files.isRegularFile(entry)).forEach(found::add);
            found.addAll(named(folder));
        } catch (IOException | UncheckedIOException e) {
            return List.of(folder);
        }
        return found.stream().filter(NssPlaces::mayHoldDatabase).sorted().toList();
    }

    private static List<Path> named(Path folder) throws IOException {
        var file = folder.resolve("profiles.ini");
        if (Files.notExists(file)) {
            return List.of();
        }
        try (var stream = Files.newInputStream(file)) {
            var text = new String(stream.readNBytes(LARGEST_INI), StandardCharsets.UTF_8);
            var paths = new ArrayList<Path>();
            for (var section : text.split("(?m)^\\s*\\[", -1)) {
                if (section.startsWith("Profile")) {
                    add(paths, folder, values(section));
                }
            }
            return paths;
        }
    }

    private static Map<String, String> values(String section) {
        var values = new HashMap<String, String>();
        section.lines().map(line -> line.split("=", 2)).forEach(pair -> {
            if (pair.length == 2) {
                values.put(pair[0].strip(), pair[1].strip());
            }
        });
        return values;
    }

    /** An absolute path stays itself, whatever {@code IsRelative} says. */
    private static void add(List<Path> paths, Path folder, Map<String, String> profile) {
        var path = profile.getOrDefault("Path", "");
        if (!path.isEmpty()) {
            try {
                paths.add(folder.resolve(path).normalize());
            } catch (InvalidPathException e) {
                // No file system has such a folder, so there is no database either.
                return;
            }
        }
    }
}
