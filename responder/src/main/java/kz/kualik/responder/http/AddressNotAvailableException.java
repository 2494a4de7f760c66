package kz.kualik.responder.http;

import org.jspecify.annotations.Nullable;

/** The service cannot listen on the address that it was given. */
public final class AddressNotAvailableException extends Exception {

    private static final long serialVersionUID = 1L;

    AddressNotAvailableException(String host, int port, @Nullable Throwable cause) {
        super(
                "cannot listen on " + host + ":" + port + (cause == null ? "" : ": " + cause.getMessage())
                        + " (is another program listening there?)",
                cause);
    }
}
