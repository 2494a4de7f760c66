package kz.kualik.responder.process;

import java.io.IOException;

/** The authority's log does not reach back to where this responder stands; only a snapshot helps. */
final class PrunedLogException extends IOException {

    private static final long serialVersionUID = 1L;

    PrunedLogException(long position) {
        super("the authority's status log does not reach back to the record after " + position);
    }
}
