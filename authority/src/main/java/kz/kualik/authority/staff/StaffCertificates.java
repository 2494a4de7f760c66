package kz.kualik.authority.staff;

/** The port through which members of staff get certificates; implemented by the room of issuance. */
public interface StaffCertificates {

    /** Refuses a PKCS#10 request (DER) that no certificate could be issued for, before anybody has to decide on it. */
    void requireFit(byte[] request) throws UnfitRequestException;

    /**
     * Issues by the PKCS#10 request (DER) and binds the certificate to the post, in the caller's transaction.
     *
     * @return the certificate, DER
     */
    byte[] issue(StaffPost post, byte[] request) throws UnfitRequestException;
}
