package kz.kualik.signature.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Failures of the file system in words. */
final class FileErrors {

    private FileErrors() {}

    static String describe(Throwable failure) {
        return switch (failure) {
            case NoSuchFileException missing -> "there is no such file";
            case AccessDeniedException denied -> "it may not be read";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
