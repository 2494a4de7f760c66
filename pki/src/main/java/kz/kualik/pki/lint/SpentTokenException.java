package kz.kualik.pki.lint;

/** A certificate was to be signed twice: a programming error, because each signature needs its own serial number. */
public final class SpentTokenException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SpentTokenException() {
        super("this linted certificate was used before; compose and lint another one");
    }
}
