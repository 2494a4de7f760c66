package kz.kualik.pki.path;

import java.nio.file.Path;

/** A folder (or file) of trusted certificates cannot be used as such. */
public final class UnusableTrustFolderException extends Exception {

    private static final long serialVersionUID = 1L;

    private UnusableTrustFolderException(String message, Throwable cause) {
        super(message, cause);
    }

    private UnusableTrustFolderException(String message) {
        super(message);
    }

    static UnusableTrustFolderException absent(Path place) {
        return new UnusableTrustFolderException("there is no folder or file " + place);
    }

    static UnusableTrustFolderException empty(Path place) {
        return new UnusableTrustFolderException("there is no certificate in " + place);
    }

    static UnusableTrustFolderException unreadable(Path file, Throwable cause) {
        return new UnusableTrustFolderException(
                file + " cannot be read as a certificate: " + cause.getMessage(), cause);
    }

    static UnusableTrustFolderException tooMany(Path place, int limit) {
        return new UnusableTrustFolderException(place + " holds more than " + limit + " files");
    }
}
