package kz.kualik.signer.store;

import java.nio.file.Path;
import kz.kualik.signer.text.ExplainedException;
import kz.kualik.signer.text.Texts;

/** The store of consents cannot be used. Nobody has anything of it then: what is not known is not given. */
public final class ConsentStoreException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private final boolean damage;

    private ConsentStoreException(boolean damage, String key, Object... arguments) {
        super(key, arguments);
        this.damage = damage;
    }

    private ConsentStoreException(Throwable cause, String key, Path file) {
        super(cause, key, file);
        this.damage = false;
    }

    /** Whether the file itself is at fault, so that it has to be put aside. */
    public boolean isDamage() {
        return damage;
    }

    static ConsentStoreException damaged(Path file, String how) {
        return new ConsentStoreException(true, "consents.damaged", file, new Texts.Phrase(how));
    }

    static ConsentStoreException newer(Path file) {
        return new ConsentStoreException(true, "consents.newer", file);
    }

    static ConsentStoreException unreadable(Path file, Throwable cause) {
        return new ConsentStoreException(cause, "consents.unreadable", file);
    }

    static ConsentStoreException unwritable(Path file, Throwable cause) {
        return new ConsentStoreException(cause, "consents.unwritable", file);
    }

    static ConsentStoreException tooMany(Path file) {
        return new ConsentStoreException(false, "consents.too-many", file);
    }
}
