package kz.kualik.acceptance.client;

import java.nio.file.Path;

/** An authority did not come up. */
public final class AuthorityStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuthorityStartException(String what, Path log) {
        super("the authority did not start: " + what + "; its output is in " + log);
    }
}
