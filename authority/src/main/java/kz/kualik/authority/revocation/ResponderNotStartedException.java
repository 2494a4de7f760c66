package kz.kualik.authority.revocation;

import java.util.Optional;
import kz.kualik.authority.keys.ResponderEndpoint;

/** The public status and time service could not be opened, so the authority does not start. */
final class ResponderNotStartedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    ResponderNotStartedException(ResponderEndpoint endpoint, Optional<String> owner, Throwable cause) {
        super(
                "the responder cannot listen on " + endpoint.host() + ":" + endpoint.port()
                        + owner.map(who -> ", which " + who + " has taken").orElse("")
                        + "; set kualik.responder.port to a free one",
                cause);
    }

    ResponderNotStartedException(ResponderEndpoint endpoint, Throwable cause) {
        super(
                "the responder on " + endpoint.host() + ":" + endpoint.port() + " cannot start: " + cause.getMessage(),
                cause);
    }
}
