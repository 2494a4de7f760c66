package kz.kualik.acceptance.client;

import java.net.URI;

/** The authority does not answer at the address where it should. */
public final class UnreachableAuthorityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnreachableAuthorityException(URI uri, Throwable cause) {
        super("no answer from " + uri.getScheme() + "://" + uri.getAuthority() + ": " + cause.getMessage(), cause);
    }
}
