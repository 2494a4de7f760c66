package kz.kualik.authority.startup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Nothing can be written into the data directory. */
final class UnwritableDataDirectoryException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnwritableDataDirectoryException(Path directory, IOException cause) {
        super(
                "the data directory " + directory + " cannot be written (" + reason(cause)
                        + "); make it writable for the user who starts the authority, or name another one with --data",
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException denied -> "not allowed";
            case FileAlreadyExistsException file -> "it is a file";
            case NotDirectoryException file -> "it is a file";
            case FileSystemException failure when failure.getReason() != null -> failure.getReason();
            default -> String.valueOf(cause.getMessage());
        };
    }
}
