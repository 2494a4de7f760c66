package kz.kualik.crypto.pkcs12;

/** An entry cannot be written to a file; a programming error, or a key that lives in a token. */
public final class UnwritableEntryException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private UnwritableEntryException(String message) {
        super(message);
    }

    static UnwritableEntryException noCertificate(String alias) {
        return new UnwritableEntryException("the entry \"" + alias + "\" has no certificate");
    }

    static UnwritableEntryException noEncoding(String alias) {
        return new UnwritableEntryException(
                "the key of the entry \"" + alias + "\" cannot leave the place where it is kept");
    }
}
