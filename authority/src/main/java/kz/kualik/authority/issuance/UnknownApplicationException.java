package kz.kualik.authority.issuance;

import java.util.UUID;

/** An approval was announced for an application that does not stand approved. */
final class UnknownApplicationException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownApplicationException(UUID applicationId) {
        super("application " + applicationId + " was announced as approved and is not");
    }
}
