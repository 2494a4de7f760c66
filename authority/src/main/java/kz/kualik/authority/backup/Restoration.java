package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes a data directory out of a backup. Everything is compared with the manifest while it is copied, and the directory
 * appears under its name only when all of it was right.
 */
final class Restoration {

    /** More than a manifest of a million files. */
    private static final long LARGEST_MANIFEST = 512L << 20;

    private static final long ALLOWANCE = 64L << 20;
    private static final String CONFIGURATION = "kualik.yaml";

    /** Under which name the settings of the original are left in the new data directory; nothing reads them there. */
    static final String FORMER_CONFIGURATION = "kualik.yaml.from-backup";

    private final Path backup;
    private final Clock clock;

    Restoration(Path backup, Clock clock) {
        this.backup = backup.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /**
     * Makes the data directory.
     *
     * @param target a folder that is empty or not there
     * @throws BackupException if the backup is damaged, or the target is not empty or its disk too full
     */
    BackupManifest into(Path target) throws BackupException {
        var manifest = readManifest();
        requireNothingElse(manifest);
        try (var folder = DurableFolder.begin(target, manifest.octets() + ALLOWANCE)) {
            var rootMode = "rwxr-xr-x";
            for (var entry : manifest.entries()) {
                if (entry.path().equals("data")) {
                    rootMode = entry.mode();
                } else if (entry.path().equals(Backup.DATA + NodeNameFile.NAME)) {
                    check(entry);
                } else if (entry.path().startsWith(Backup.DATA)) {
                    restore(folder, entry, entry.path().substring(Backup.DATA.length()));
                } else if (entry.path().equals(CONFIGURATION)) {
                    restore(folder, entry, FORMER_CONFIGURATION);
                }
            }
            new RestoredMark(manifest.madeAt(), clock.instant().toString(), manifest.node(), digestOfManifest())
                    .writeTo(folder);
            folder.finish(rootMode);
        }
        return manifest;
    }

    private BackupManifest readManifest() throws BackupException {
        var file = backup.resolve(BackupManifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw BackupException.noBackup(backup);
        }
        try {
            if (Files.size(file) > LARGEST_MANIFEST) {
                throw BackupException.damaged(backup, "its manifest is too large");
            }
            var octets = Files.readAllBytes(file);
            if (!Digests.hex(octets).equals(digestOfManifest())) {
                throw BackupException.damaged(backup, "its manifest is not the one that was written");
            }
            var manifest = Optional.ofNullable(JsonMapper.shared().readValue(octets, BackupManifest.class))
                    .orElseThrow(() -> BackupException.damaged(backup, "its manifest is empty"));
            if (manifest.format() != BackupManifest.FORMAT) {
                throw BackupException.otherFormat(backup, manifest.format());
            }
            return manifest;
        } catch (IOException e) {
            throw BackupException.notRead(file, e);
        } catch (JacksonException e) {
            throw BackupException.damaged(backup, "its manifest cannot be understood");
        }
    }

    private String digestOfManifest() throws BackupException {
        var file = backup.resolve(BackupManifest.DIGEST_FILE);
        try {
            return Files.readString(file).split(" ", 2)[0].strip();
        } catch (IOException e) {
            throw BackupException.damaged(backup, BackupManifest.DIGEST_FILE + " is missing");
        }
    }

    /** What is not named may have been put there by somebody else, and what is missing is missed before anything is made. */
    private void requireNothingElse(BackupManifest manifest) throws BackupException {
        var named = new TreeMap<>(manifest.entries().stream()
                .collect(Collectors.toMap(BackupEntry::path, Function.identity(), (first, second) -> second)));
        var there = new HashSet<String>();
        try (var files = Files.walk(backup)) {
            files.filter(file -> !file.equals(backup))
                    .forEach(file -> there.add(backup.relativize(file).toString()));
        } catch (IOException e) {
            throw BackupException.notRead(backup, e);
        }
        there.removeAll(Set.of(BackupManifest.FILE, BackupManifest.DIGEST_FILE));
        for (var path : named.keySet()) {
            if (!there.contains(path)) {
                throw BackupException.damaged(backup, path + " is missing");
            }
        }
        there.removeAll(named.keySet());
        if (!there.isEmpty()) {
            throw BackupException.damaged(backup, there.iterator().next() + " does not belong to it");
        }
    }

    private void restore(DurableFolder folder, BackupEntry entry, String path) throws BackupException {
        if (entry.isFolder()) {
            folder.folder(path, entry.mode());
            return;
        }
        var source = backup.resolve(entry.path());
        try {
            var copied = folder.copy(path, source, entry.mode());
            if (copied.size() != entry.size() || !copied.sha256().equals(entry.sha256())) {
                throw changed(entry);
            }
        } catch (IOException e) {
            throw BackupException.notRead(source, e);
        }
    }

    private void check(BackupEntry entry) throws BackupException {
        var source = backup.resolve(entry.path());
        try {
            if (!Digests.hex(Files.readAllBytes(source)).equals(entry.sha256())) {
                throw changed(entry);
            }
        } catch (IOException e) {
            throw BackupException.notRead(source, e);
        }
    }

    private BackupException changed(BackupEntry entry) {
        return BackupException.damaged(backup, entry.path() + " is not what was written");
    }
}
