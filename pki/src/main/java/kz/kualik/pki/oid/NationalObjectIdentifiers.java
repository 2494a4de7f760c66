package kz.kualik.pki.oid;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Arcs of the national registry of object identifiers below 1.2.398.3.3 (national certification authority). */
public final class NationalObjectIdentifiers {

    /** Users: types of user, roles and ways of identification stand below. */
    public static final ASN1ObjectIdentifier USERS = new ASN1ObjectIdentifier("1.2.398.3.3.4");

    /** The private extension that names where the key is kept, and the arc of the places. */
    public static final ASN1ObjectIdentifier KEY_STORAGE = new ASN1ObjectIdentifier("1.2.398.3.3.5");

    /** Extended key usage of every certificate of a legal entity, beside that of the role. */
    public static final ASN1ObjectIdentifier LEGAL_ENTITY = USERS.branch("1.2");

    private NationalObjectIdentifiers() {}
}
