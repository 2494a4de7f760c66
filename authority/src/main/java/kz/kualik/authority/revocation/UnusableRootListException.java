package kz.kualik.authority.revocation;

/** A root's revocation list in the key folder is no such list; the authority does not start. */
final class UnusableRootListException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnusableRootListException(Throwable cause) {
        super(
                "a root's revocation list in the folder keys/crl is damaged (" + cause.getMessage()
                        + "); restore it from the backup",
                cause);
    }
}
