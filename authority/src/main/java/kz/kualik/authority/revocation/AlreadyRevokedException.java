package kz.kualik.authority.revocation;

/** The certificate is revoked already; a second revocation changes nothing. */
public final class AlreadyRevokedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Revocation standing;

    AlreadyRevokedException(Revocation standing) {
        super("certificate " + standing.certificate() + " has been revoked at " + standing.revokedAt());
        this.standing = standing;
    }

    /** The revocation that stands. */
    public Revocation standing() {
        return standing;
    }
}
