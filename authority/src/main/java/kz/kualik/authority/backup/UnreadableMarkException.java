package kz.kualik.authority.backup;

import java.nio.file.Path;

/** A data directory says that it was restored, but not from what; the authority does not start on it. */
final class UnreadableMarkException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadableMarkException(Path file, Exception cause) {
        super(
                "the file " + file + " tells of a restored backup and cannot be read or put aside; restore the backup"
                        + " again",
                cause);
    }
}
