package kz.kualik.bench;

/** What is being measured does not work, so that a figure would mean nothing. */
final class FailedContenderException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    FailedContenderException(String name, String reason) {
        super(name + " failed: " + reason);
    }

    FailedContenderException(String name, Throwable cause) {
        super(name + " failed: " + cause.getMessage(), cause);
    }
}
