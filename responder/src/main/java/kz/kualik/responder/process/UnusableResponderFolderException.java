package kz.kualik.responder.process;

import java.nio.file.Path;

/** A responder's folder is missing something, or holds something that cannot be used; the sentence says what to do. */
final class UnusableResponderFolderException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableResponderFolderException(Path file, String what) {
        super(file + ": " + what);
    }

    UnusableResponderFolderException(Path file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
