package kz.kualik.responder.time;

import org.jspecify.annotations.Nullable;

/** A time reference gave no usable answer. */
public final class UnreachableTimeReferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param trouble what is wrong, as the end of the sentence "the time reference NAME …" */
    public UnreachableTimeReferenceException(String reference, String trouble, @Nullable Throwable cause) {
        super("the time reference " + reference + " " + trouble, cause);
    }
}
