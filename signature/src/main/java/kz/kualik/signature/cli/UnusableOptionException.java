package kz.kualik.signature.cli;

import java.nio.file.Path;

/** An option names something that cannot be used. */
final class UnusableOptionException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnusableOptionException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableOptionException time(String text, Throwable cause) {
        return new UnusableOptionException(
                "--at: '" + text + "' is not a time such as 2026-11-22T10:00:00Z or 2026-11-22", cause);
    }

    static UnusableOptionException trust(Throwable cause) {
        return new UnusableOptionException("--trust: " + cause.getMessage(), cause);
    }

    static UnusableOptionException file(String option, Path file, Throwable cause) {
        return new UnusableOptionException(
                option + ": " + file + " cannot be used: " + FileErrors.describe(cause), cause);
    }
}
