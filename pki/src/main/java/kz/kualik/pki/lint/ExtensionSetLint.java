package kz.kualik.pki.lint;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import kz.kualik.pki.profile.AlternativeNameRule;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.ProfileExtension;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;

/** Exactly the extensions that the profile switches on: none is missing, none is there unasked. */
final class ExtensionSetLint implements Lint {

    @Override
    public String rule() {
        return "profile-extensions";
    }

    @Override
    public void examine(Candidate candidate, Consumer<String> findings) {
        var found = Set.copyOf(Arrays.asList(candidate.extensions().getExtensionOIDs()));
        var expected = expected(candidate.profile());
        for (var oid : expected) {
            if (!found.contains(oid)) {
                findings.accept("the extension " + oid.getId() + " is missing");
            }
        }
        for (var oid : found) {
            if (!expected.contains(oid) && !isOptional(oid, candidate.profile())) {
                findings.accept("the extension " + oid.getId() + " is not of this profile");
            }
        }
    }

    /** A delta list is named only where the issuer makes one. */
    private static boolean isOptional(ASN1ObjectIdentifier oid, CertificateProfile profile) {
        return (oid.equals(Extension.subjectAlternativeName) && profile.alternativeName() != AlternativeNameRule.NONE)
                || (oid.equals(Extension.freshestCRL) && profile.has(ProfileExtension.FRESHEST_CRL));
    }

    private static Set<ASN1ObjectIdentifier> expected(CertificateProfile profile) {
        var expected = new HashSet<>(
                Set.of(Extension.keyUsage, Extension.subjectKeyIdentifier, Extension.authorityKeyIdentifier));
        if (profile.certificationAuthority().isPresent()) {
            expected.add(Extension.basicConstraints);
        }
        if (!profile.extendedKeyUsage().entries().isEmpty()) {
            expected.add(Extension.extendedKeyUsage);
        }
        for (var extension : profile.extensions()) {
            expected.add(
                    switch (extension) {
                        case FRESHEST_CRL -> Extension.freshestCRL;
                        case POLICY -> Extension.certificatePolicies;
                        case CRL_DISTRIBUTION_POINT -> Extension.cRLDistributionPoints;
                        case OCSP, CA_ISSUERS -> Extension.authorityInfoAccess;
                        case KEY_STORAGE -> NationalObjectIdentifiers.KEY_STORAGE;
                        case OCSP_NO_CHECK -> OCSPObjectIdentifiers.id_pkix_ocsp_nocheck;
                    });
        }
        expected.remove(Extension.freshestCRL);
        return expected;
    }
}
