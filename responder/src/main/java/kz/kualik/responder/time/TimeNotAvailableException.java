package kz.kualik.responder.time;

/** The clock must not be used for time-stamps now; the message says why, in one English sentence. */
public final class TimeNotAvailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sentence;

    TimeNotAvailableException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /** For the people at the other end. */
    public String sentence() {
        return sentence;
    }
}
