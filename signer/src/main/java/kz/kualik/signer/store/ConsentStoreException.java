package kz.kualik.signer.store;

import java.nio.file.Path;

/** The store of consents cannot be used. Nobody has anything of it then: what is not known is not given. */
public final class ConsentStoreException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    private ConsentStoreException(String message, boolean damage) {
        super(message);
        this.damage = damage;
    }

    private ConsentStoreException(String message, Throwable cause) {
        super(message, cause);
        this.damage = false;
    }

    /** Whether the file itself is at fault, so that it has to be put aside. */
    public boolean isDamage() {
        return damage;
    }

    static ConsentStoreException damaged(Path file, String how) {
        return new ConsentStoreException(
                "the remembered consents in " + file + " are damaged (" + how
                        + "); 'signer consents revoke --all' puts the file aside, and every site is asked again",
                true);
    }

    static ConsentStoreException newer(Path file) {
        return new ConsentStoreException(
                "the remembered consents in " + file + " were written by a newer Signer than this one", true);
    }

    static ConsentStoreException unreadable(Path file, Throwable cause) {
        return new ConsentStoreException("the remembered consents in " + file + " cannot be read", cause);
    }

    static ConsentStoreException unwritable(Path file, Throwable cause) {
        return new ConsentStoreException("the remembered consents in " + file + " cannot be written", cause);
    }

    static ConsentStoreException tooMany(Path file) {
        return new ConsentStoreException(
                "too many consents are remembered in " + file + "; take some back first", false);
    }
}
