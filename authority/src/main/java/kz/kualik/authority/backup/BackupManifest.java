package kz.kualik.authority.backup;

import java.util.List;

/**
 * What a backup holds; the file {@code manifest.json} in it.
 *
 * @param format the version of this description
 * @param madeAt when the backup ended, ISO 8601; what was acknowledged before is in it
 * @param madeFrom the data directory
 * @param node the name of the process whose data these are; empty if it had none
 * @param postgresql the version of the database server
 * @param schema the last migration of the database
 * @param startsAt where in the database's write-ahead log recovery begins
 * @param endsAt up to where it goes at least
 * @param entries every folder and file, each folder before what lies in it
 */
record BackupManifest(
        int format,
        String madeAt,
        String madeFrom,
        String node,
        String postgresql,
        String schema,
        String startsAt,
        String endsAt,
        List<BackupEntry> entries) {

    static final int FORMAT = 1;
    static final String FILE = "manifest.json";

    /** Holds the SHA-256 of the manifest in the form of {@code sha256sum}. */
    static final String DIGEST_FILE = "manifest.sha256";

    BackupManifest {
        entries = List.copyOf(entries);
    }

    long files() {
        return entries.stream().filter(entry -> !entry.isFolder()).count();
    }

    long octets() {
        return entries.stream()
                .filter(entry -> !entry.isFolder())
                .mapToLong(BackupEntry::size)
                .sum();
    }
}
