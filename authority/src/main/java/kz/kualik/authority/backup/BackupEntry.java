package kz.kualik.authority.backup;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One file or folder of a backup.
 *
 * @param path relative to the backup, with {@code /}
 * @param mode its permissions in the form {@code rw-------}
 * @param size in octets; -1 for a folder
 * @param sha256 of its content, hexadecimal; empty for a folder
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record BackupEntry(String path, String mode, long size, String sha256) {

    private static final long FOLDER = -1;
    private static final Pattern MODE = Pattern.compile("([r-][w-][x-]){3}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    BackupEntry {
        if (!MODE.matcher(mode).matches()) {
            throw new IllegalArgumentException("no file mode: " + mode);
        }
        if (size != FOLDER && (size < 0 || !SHA_256.matcher(sha256).matches())) {
            throw new IllegalArgumentException("no size and digest of a file: " + path);
        }
        if (path.isEmpty() || !isBelow(path)) {
            throw new IllegalArgumentException("not a path inside the backup: " + path);
        }
    }

    static BackupEntry folder(String path, String mode) {
        return new BackupEntry(path, mode, FOLDER, "");
    }

    private static boolean isBelow(String path) {
        return !path.startsWith("/")
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."))
                && path.indexOf('\0') < 0;
    }

    @JsonIgnore
    boolean isFolder() {
        return size == FOLDER;
    }
}
