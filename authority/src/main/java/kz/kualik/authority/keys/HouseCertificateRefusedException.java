package kz.kualik.authority.keys;

import kz.kualik.pki.profile.ProfileName;

/** A certificate for one of the house's services cannot be issued as it was asked for. */
public final class HouseCertificateRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    HouseCertificateRefusedException(ProfileName profile, Throwable cause) {
        super("no certificate of profile " + profile + " can be issued: " + cause.getMessage(), cause);
    }
}
