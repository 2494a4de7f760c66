package kz.kualik.pki.profile;

import java.util.List;

/** A profile file cannot be used; the message names the file and everything that is wrong in it. */
public final class InvalidProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidProfileException(String file, List<String> defects) {
        super("the certificate profile " + file + " cannot be used: " + String.join("; ", defects));
    }

    InvalidProfileException(String file, Throwable cause) {
        super("the certificate profile " + file + " cannot be read: " + cause.getMessage(), cause);
    }
}
