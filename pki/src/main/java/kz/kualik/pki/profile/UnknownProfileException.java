package kz.kualik.pki.profile;

/** A profile was asked for that is not among those loaded. */
public final class UnknownProfileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownProfileException(ProfileName name, Iterable<ProfileName> known) {
        super("there is no certificate profile " + name + "; known are " + known);
    }
}
