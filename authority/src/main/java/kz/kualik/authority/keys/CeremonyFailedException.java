package kz.kualik.authority.keys;

/** The authority's own hierarchy could not be made. Nothing of it is kept; the next start tries anew. */
public final class CeremonyFailedException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    CeremonyFailedException(String what, Throwable cause) {
        super("at the first start, " + what + " could not be made: " + cause.getMessage(), cause);
    }
}
