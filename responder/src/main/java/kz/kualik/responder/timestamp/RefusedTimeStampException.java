package kz.kualik.responder.timestamp;

import kz.kualik.pki.timestamp.TimeStampFailure;

/** A request is not stamped; the message goes to the client. */
final class RefusedTimeStampException extends Exception {

    private static final long serialVersionUID = 1L;

    private final TimeStampFailure failure;
    private final String text;

    RefusedTimeStampException(TimeStampFailure failure, String text) {
        super(text);
        this.text = text;
        this.failure = failure;
    }

    TimeStampFailure failure() {
        return failure;
    }

    /** One English sentence for the people at the other end. */
    String text() {
        return text;
    }
}
