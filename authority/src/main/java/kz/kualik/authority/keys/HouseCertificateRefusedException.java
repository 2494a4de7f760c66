package kz.kualik.authority.keys;

import kz.kualik.pki.profile.ProfileName;

/** A certificate for one of the house's services cannot be issued as it was asked for. */
public final class HouseCertificateRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    HouseCertificateRefusedException(ProfileName profile, Throwable cause) {
        super("no certificate of profile " + profile + " can be issued: " + cause.getMessage(), cause);
    }

    private HouseCertificateRefusedException(ProfileName profile, String why) {
        super("no certificate of profile " + profile + " can be issued: " + why);
    }

    /** The key has a certificate already, or one is planned for it. */
    public static HouseCertificateRefusedException keyTaken(ProfileName profile) {
        return new HouseCertificateRefusedException(profile, "the key has a certificate already");
    }
}
