package kz.kualik.pki.oid;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Who holds a certificate; each type is told by extended key usages of the national registry. */
public enum SubjectType {
    INDIVIDUAL(NationalObjectIdentifiers.USERS.branch("1.1")),
    FIRST_HEAD(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("1")),
    RIGHT_TO_SIGN(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("2")),
    RIGHT_TO_SIGN_FINANCIAL(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("3")),
    HR_EMPLOYEE(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("4")),
    EMPLOYEE(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("5")),
    INFORMATION_SYSTEM(NationalObjectIdentifiers.LEGAL_ENTITY, NationalObjectIdentifiers.LEGAL_ENTITY.branch("6"));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable identifiers
    private final List<ASN1ObjectIdentifier> extendedKeyUsages;

    SubjectType(ASN1ObjectIdentifier... extendedKeyUsages) {
        this.extendedKeyUsages = List.of(extendedKeyUsages);
    }

    /** What the extended key usage extension must hold for this type, the general one first. */
    public List<ASN1ObjectIdentifier> extendedKeyUsages() {
        return extendedKeyUsages;
    }

    /** The holder is an entity or acts for one, so that a BIN belongs into the name. */
    public boolean isOfLegalEntity() {
        return extendedKeyUsages.getFirst().equals(NationalObjectIdentifiers.LEGAL_ENTITY);
    }

    /** The holder is a person, so that an IIN belongs into the name. */
    public boolean isOfPerson() {
        return this != INFORMATION_SYSTEM;
    }

    /**
     * The type that a certificate with these extended key usages has; the most specific one if several fit. Registered
     * information systems have own identifiers below that of their type.
     */
    public static Optional<SubjectType> of(Collection<ASN1ObjectIdentifier> extendedKeyUsages) {
        var present = Set.copyOf(extendedKeyUsages);
        return Stream.of(values())
                .filter(type -> present.stream().anyMatch(usage -> type.isToldBy(usage)))
                .max(Comparator.comparingInt(type -> type.extendedKeyUsages.size()));
    }

    private boolean isToldBy(ASN1ObjectIdentifier usage) {
        var own = extendedKeyUsages.getLast();
        return usage.equals(own) || (this == INFORMATION_SYSTEM && usage.on(own));
    }
}
