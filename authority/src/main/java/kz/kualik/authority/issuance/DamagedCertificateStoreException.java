package kz.kualik.authority.issuance;

/** The bytes stored for a certificate are none any more: the database was damaged. */
public final class DamagedCertificateStoreException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    DamagedCertificateStoreException(CertificateId id, Throwable cause) {
        super("the stored bytes of certificate " + id + " are damaged; restore them from the backup", cause);
    }
}
