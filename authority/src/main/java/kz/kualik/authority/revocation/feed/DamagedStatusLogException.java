package kz.kualik.authority.revocation.feed;

/** The status log in the database is not what was written: a record was changed, or the log ends before what was told. */
public final class DamagedStatusLogException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedStatusLogException(String what) {
        super("the status log of the database is damaged: " + what);
    }
}
