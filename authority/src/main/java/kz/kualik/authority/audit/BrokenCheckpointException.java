package kz.kualik.authority.audit;

/** The last checkpoint cannot be read, so no further one can name it. */
final class BrokenCheckpointException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    BrokenCheckpointException(Throwable cause) {
        super("the last checkpoint cannot be read: " + cause.getMessage(), cause);
    }
}
