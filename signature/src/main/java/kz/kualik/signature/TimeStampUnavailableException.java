package kz.kualik.signature;

/** No time-stamp could be had. */
public final class TimeStampUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason why, as a phrase for a reader */
    public TimeStampUnavailableException(String reason) {
        super("no time-stamp: " + reason);
    }

    /**
     * @param reason why, as a phrase for a reader
     * @param cause what happened below
     */
    public TimeStampUnavailableException(String reason, Throwable cause) {
        super("no time-stamp: " + reason, cause);
    }
}
