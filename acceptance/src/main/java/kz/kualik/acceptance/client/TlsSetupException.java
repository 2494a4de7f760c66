package kz.kualik.acceptance.client;

import java.nio.file.Path;

/** A file that TLS needs cannot be used. */
public final class TlsSetupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TlsSetupException(Path file, Throwable cause) {
        super(file + " cannot be used for TLS: " + cause.getMessage(), cause);
    }
}
