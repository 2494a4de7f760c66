package kz.kualik.pki.oid;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** How the holder was identified before issue; told by an extended key usage of the national registry. */
public enum IdentificationMethod {
    /** By an operator of a service centre, face to face. */
    VISIT("3.1"),
    /** Remotely, the way not told. */
    REMOTE("3.2"),
    REMOTE_DIGITAL_ID("3.2.1"),
    REMOTE_AI_PLATFORM("3.2.2");

    @SuppressWarnings("ImmutableEnumChecker") // object identifiers cannot change
    private final ASN1ObjectIdentifier oid;

    IdentificationMethod(String branch) {
        this.oid = NationalObjectIdentifiers.USERS.branch(branch);
    }

    public ASN1ObjectIdentifier oid() {
        return oid;
    }

    public static Optional<IdentificationMethod> of(ASN1ObjectIdentifier oid) {
        return Stream.of(values()).filter(method -> method.oid.equals(oid)).findFirst();
    }

    /** The method that a certificate with these extended key usages tells. */
    public static Optional<IdentificationMethod> of(Collection<ASN1ObjectIdentifier> extendedKeyUsages) {
        return extendedKeyUsages.stream().flatMap(usage -> of(usage).stream()).findFirst();
    }
}
