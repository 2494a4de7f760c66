package kz.kualik.pki.profile;

/** The arc configured for certificate policies belongs to the national authority. */
public final class ForeignPolicyArcException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ForeignPolicyArcException(String oid) {
        super("the policy arc " + oid
                + " belongs to the national authority; take one of your own, for example below 2.25");
    }
}
