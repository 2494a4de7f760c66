package kz.kualik.authority.keys;

import java.nio.file.Path;

/** The authority's keys cannot be used, so it does not start. The message names the file and what to do. */
public final class KeyFileException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private KeyFileException(String message, Throwable cause) {
        super(message, cause);
    }

    private KeyFileException(String message) {
        super(message);
    }

    static KeyFileException missing(Path file) {
        return new KeyFileException(file + " is missing; restore it from the backup. (Only to begin anew as another"
                + " authority: move the whole keys folder and the database away.)");
    }

    static KeyFileException damaged(Path file, String what) {
        return new KeyFileException(file + " is damaged (" + what + "); restore it from the backup");
    }

    static KeyFileException damaged(Path file, Throwable cause) {
        return new KeyFileException(
                file + " is damaged (" + cause.getMessage() + "); restore it from the backup", cause);
    }

    static KeyFileException wrongPassphrase(Path file, Path passphrase, Throwable cause) {
        return new KeyFileException(
                file + " does not open with the passphrase in " + passphrase + "; restore both from the same backup",
                cause);
    }

    static KeyFileException doesNotFit(Path file, String other) {
        return new KeyFileException(file + " does not belong to " + other + "; restore both from the same backup");
    }

    static KeyFileException tooOpen(Path file) {
        return new KeyFileException(file + " can be read or changed by other users; run: chmod 600 " + file);
    }

    static KeyFileException unreadable(Path file, Throwable cause) {
        return new KeyFileException(
                file + " cannot be read (" + cause + "); check its owner and mode, and the disk", cause);
    }

    static KeyFileException notWritten(Path folder, Throwable cause) {
        return new KeyFileException(
                "the keys cannot be written to " + folder + " (" + cause
                        + "); check free space and that the folder belongs to the authority's user",
                cause);
    }
}
