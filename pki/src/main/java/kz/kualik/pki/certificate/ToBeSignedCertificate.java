package kz.kualik.pki.certificate;

import kz.kualik.pki.profile.CertificateProfile;

/**
 * TBSCertificate (RFC 5280, section 4.1) as the bytes that a signature would cover, with the profile that it was made by
 * and the issuer that it was made for. Nobody signs this: it has to pass lint first.
 */
public final class ToBeSignedCertificate {

    private final byte[] encoded;
    private final CertificateProfile profile;
    private final IssuerContext issuer;

    public ToBeSignedCertificate(byte[] encoded, CertificateProfile profile, IssuerContext issuer) {
        this.encoded = encoded.clone();
        this.profile = profile;
        this.issuer = issuer;
    }

    /** The DER encoding; a copy. */
    public byte[] encoded() {
        return encoded.clone();
    }

    public CertificateProfile profile() {
        return profile;
    }

    public IssuerContext issuer() {
        return issuer;
    }

    /** No content: it may hold names of people. */
    @Override
    public String toString() {
        return "ToBeSignedCertificate[" + profile.name() + ", " + encoded.length + " octets]";
    }
}
