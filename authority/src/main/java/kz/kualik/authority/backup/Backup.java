package kz.kualik.authority.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import kz.kualik.authority.postgres.DatabaseFiles;
import kz.kualik.authority.postgres.PostgresException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Makes a backup of a data directory, while its authority works or while it does not. */
final class Backup {

    static final String DATA = "data/";
    private static final String CLUSTER = DATA + "postgres/cluster/";
    private static final String PRIVATE = "rw-------";

    /** Log that is written while the copy is made. */
    private static final long ALLOWANCE = 96L << 20;

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path data;
    private final Optional<Path> configuration;
    private final Clock clock;

    /**
     * @param data the data directory
     * @param configuration the file with the authority's settings, if there is one
     */
    Backup(Path data, Optional<Path> configuration, Clock clock) {
        this.data = data.toAbsolutePath().normalize();
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Makes the backup.
     *
     * @param target a folder that is empty or not there
     * @return what was copied, and the digest of its manifest
     */
    Result make(Path target) throws BackupException {
        if (!Files.isDirectory(data.resolve("postgres/cluster"))) {
            throw BackupException.noDataDirectory(data);
        }
        if (target.toAbsolutePath().normalize().startsWith(data)) {
            throw BackupException.inside(target, data);
        }
        try (var database = DatabaseFiles.open(data)) {
            var cluster = new ClusterContents(database.cluster());
            try (var folder = DurableFolder.begin(target, cluster.size() + ALLOWANCE)) {
                return fill(folder, database, cluster);
            }
        } catch (PostgresException e) {
            throw BackupException.database(e);
        }
    }

    private Result fill(DurableFolder folder, DatabaseFiles database, ClusterContents cluster) throws BackupException {
        var beside = new SideFiles(data);
        var dataMode = modeOf(data);
        folder.folder("data", dataMode);
        beside.copyRecordsTo(folder, DATA);
        folder.folder(DATA + "postgres", modeOf(data.resolve("postgres")));
        copy(folder, DATA + "postgres/password", database.passwordFile());
        folder.folder(withoutSlash(CLUSTER), modeOf(database.cluster()));
        BackupSession.End end;
        Instant madeAt;
        String version;
        String schema;
        try (var session = BackupSession.begin(database)) {
            version = session.serverVersion();
            schema = session.schema();
            cluster.copyTo(folder, CLUSTER);
            madeAt = clock.instant();
            end = session.end();
            folder.file(CLUSTER + "backup_label", PRIVATE, end.label().getBytes(StandardCharsets.UTF_8));
            if (!end.tablespaceMap().isEmpty()) {
                folder.file(
                        CLUSTER + "tablespace_map", PRIVATE, end.tablespaceMap().getBytes(StandardCharsets.UTF_8));
            }
            new WriteAheadLog(database.cluster()).copyTo(folder, CLUSTER, end);
        }
        beside.copyKeysTo(folder, DATA);
        if (configuration.isPresent()) {
            copy(folder, "kualik.yaml", configuration.get());
        }
        var manifest = new BackupManifest(
                BackupManifest.FORMAT,
                madeAt.toString(),
                data.toString(),
                NodeNameFile.read(data),
                version,
                schema,
                end.startsAt(),
                end.endsAt(),
                folder.entries());
        return new Result(manifest, finish(folder, manifest), beside.hasRootKeys());
    }

    private static String finish(DurableFolder folder, BackupManifest manifest) throws BackupException {
        var json = JSON.writeValueAsBytes(manifest);
        var digest = Digests.hex(json);
        folder.file(BackupManifest.FILE, PRIVATE, json);
        folder.file(
                BackupManifest.DIGEST_FILE,
                PRIVATE,
                (digest + "  " + BackupManifest.FILE + "\n").getBytes(StandardCharsets.US_ASCII));
        folder.finish("rwx------");
        return digest;
    }

    private static void copy(DurableFolder folder, String path, Path source) throws BackupException {
        try {
            folder.copy(path, source);
        } catch (IOException e) {
            throw BackupException.notRead(source, e);
        }
    }

    private static String modeOf(Path path) throws BackupException {
        try {
            return DurableFolder.modeOf(path);
        } catch (IOException e) {
            throw BackupException.notRead(path, e);
        }
    }

    private static String withoutSlash(String path) {
        return path.substring(0, path.length() - 1);
    }

    /**
     * A finished backup.
     *
     * @param manifest what is in it
     * @param digest the SHA-256 of the manifest, hexadecimal; kept elsewhere it proves the backup unchanged
     * @param rootKeysLeftOut whether root keys lie in the data directory, which are never copied
     */
    record Result(BackupManifest manifest, String digest, boolean rootKeysLeftOut) {}
}
