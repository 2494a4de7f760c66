package kz.kualik.pki.issue;

import kz.kualik.pki.profile.ProfileName;

/** The profile demands something of a certificate that was not given. */
public final class IncompleteIssuanceException extends Exception {

    private static final long serialVersionUID = 1L;

    IncompleteIssuanceException(ProfileName profile, String missing) {
        super("a certificate of the profile " + profile + " cannot be composed: " + missing);
    }

    IncompleteIssuanceException(ProfileName profile, Throwable cause) {
        super("a certificate of the profile " + profile + " cannot be composed: " + cause.getMessage(), cause);
    }
}
