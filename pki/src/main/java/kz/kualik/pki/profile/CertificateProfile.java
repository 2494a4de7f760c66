package kz.kualik.pki.profile;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.oid.SubjectType;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * What one kind of certificate must hold.
 *
 * @param name unique among the profiles of an authority
 * @param version raised whenever the content changes
 * @param subjectType for holders that the national registry knows; services have none
 * @param purpose what the key is for
 * @param keys the key algorithms that are certified
 * @param subject attributes of the name
 * @param validity longest periods
 * @param keyUsage key usage extension
 * @param extendedKeyUsage extended key usage extension
 * @param extensions those that are switched on
 * @param alternativeName whether there are alternative names
 * @param policy certificate policy
 * @param certificationAuthority set for an authority
 */
public record CertificateProfile(
        ProfileName name,
        int version,
        Optional<SubjectType> subjectType,
        KeyPurpose purpose,
        Set<KeyAlgorithm> keys,
        SubjectRule subject,
        ValidityRule validity,
        KeyUsageRule keyUsage,
        ExtendedKeyUsageRule extendedKeyUsage,
        Set<ProfileExtension> extensions,
        AlternativeNameRule alternativeName,
        ASN1ObjectIdentifier policy,
        Optional<AuthorityRule> certificationAuthority) {

    /**
     * Basic constraints of a certification authority (RFC 5280, section 4.2.1.9).
     *
     * @param pathLength authorities that may stand below; no bound if empty
     * @param selfSigned a root
     */
    public record AuthorityRule(OptionalInt pathLength, boolean selfSigned) {}

    public CertificateProfile {
        keys = Set.copyOf(keys);
        extensions = Set.copyOf(extensions);
    }

    public boolean has(ProfileExtension extension) {
        return extensions.contains(extension);
    }
}
