package kz.kualik.authority.issuance;

import java.util.UUID;

/** Another thread or node is issuing for this application, or a crash left a plan behind; the event comes again later. */
final class IssuanceUnderWayException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    IssuanceUnderWayException(UUID applicationId) {
        super("application " + applicationId
                + " has an open plan of issuance; it is taken up again when that is settled");
    }
}
