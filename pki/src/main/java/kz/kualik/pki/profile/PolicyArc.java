package kz.kualik.pki.profile;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * The arc below which an authority keeps its certificate policies. It must be the authority's own, never the national
 * one's: a policy is a promise of the one who makes it.
 */
public record PolicyArc(ASN1ObjectIdentifier oid) {

    // stands first because the constant below is checked against it
    private static final ASN1ObjectIdentifier NATIONAL = new ASN1ObjectIdentifier("1.2.398.3");

    /** This project's arc: a UUID below 2.25 (Recommendation ITU-T X.667), for sandboxes and tests. */
    public static final PolicyArc SANDBOX =
            new PolicyArc(new ASN1ObjectIdentifier("2.25.216651493801037025184332155216966491435.1"));

    public PolicyArc {
        if (oid.equals(NATIONAL) || oid.on(NATIONAL)) {
            throw new ForeignPolicyArcException(oid.getId());
        }
    }

    ASN1ObjectIdentifier policy(int number) {
        return oid.branch(Integer.toString(number));
    }
}
