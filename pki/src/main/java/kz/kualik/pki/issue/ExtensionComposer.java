package kz.kualik.pki.issue;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import kz.kualik.crypto.KeyFamily;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.CertificateSubject;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.certificate.KeyIdentifier;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import kz.kualik.pki.profile.AlternativeNameRule;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.ProfileExtension;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyQualifierInfo;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** Makes the extensions that a profile demands, in the order in which certificates of the field carry them. */
final class ExtensionComposer {

    private final CertificateProfile profile;
    private final CertificateSubject subject;
    private final IssuerContext issuer;

    ExtensionComposer(CertificateProfile profile, CertificateSubject subject, IssuerContext issuer) {
        this.profile = profile;
        this.subject = subject;
        this.issuer = issuer;
    }

    Extensions compose(SubjectPublicKeyInfo key, KeyFamily family) throws IOException, IncompleteIssuanceException {
        var extensions = new ExtensionsGenerator();
        addBasicConstraints(extensions);
        addPolicies(extensions);
        addAuthorityInformationAccess(extensions);
        addCrlDistributionPoint(extensions);
        addFreshestCrl(extensions);
        addExtendedKeyUsage(extensions);
        extensions.addExtension(Extension.keyUsage, true, profile.keyUsage().forKey(family));
        var ownIdentifier = KeyIdentifier.of(key);
        extensions.addExtension(
                Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(ownIdentifier.octets()));
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(issuersIdentifier(ownIdentifier).octets()));
        addAlternativeNames(extensions);
        addKeyStorage(extensions);
        if (profile.has(ProfileExtension.OCSP_NO_CHECK)) {
            extensions.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
        }
        return extensions.generate();
    }

    private void addBasicConstraints(ExtensionsGenerator extensions) throws IOException {
        if (profile.certificationAuthority().isPresent()) {
            var length = profile.certificationAuthority().get().pathLength();
            extensions.addExtension(
                    Extension.basicConstraints,
                    true,
                    length.isPresent() ? new BasicConstraints(length.getAsInt()) : new BasicConstraints(true));
        }
    }

    private void addPolicies(ExtensionsGenerator extensions) throws IOException {
        if (!profile.has(ProfileExtension.POLICY)) {
            return;
        }
        var statement = issuer.urls().certificationPracticeStatement();
        var policy = statement.isPresent()
                ? new PolicyInformation(
                        profile.policy(),
                        new DERSequence(new PolicyQualifierInfo(statement.get().toASCIIString())))
                : new PolicyInformation(profile.policy());
        extensions.addExtension(Extension.certificatePolicies, false, new CertificatePolicies(policy));
    }

    private void addAuthorityInformationAccess(ExtensionsGenerator extensions)
            throws IOException, IncompleteIssuanceException {
        var descriptions = new ArrayList<AccessDescription>();
        if (profile.has(ProfileExtension.OCSP)) {
            descriptions.add(new AccessDescription(
                    AccessDescription.id_ad_ocsp,
                    uri(require(issuer.urls().ocsp(), "the issuer has no OCSP address"))));
        }
        if (profile.has(ProfileExtension.CA_ISSUERS)) {
            descriptions.add(new AccessDescription(
                    AccessDescription.id_ad_caIssuers,
                    uri(require(issuer.urls().caIssuers(), "there is no address of the issuer's certificate"))));
        }
        if (!descriptions.isEmpty()) {
            extensions.addExtension(
                    Extension.authorityInfoAccess, false, new DERSequence(descriptions.toArray(ASN1Encodable[]::new)));
        }
    }

    private void addCrlDistributionPoint(ExtensionsGenerator extensions)
            throws IOException, IncompleteIssuanceException {
        if (profile.has(ProfileExtension.CRL_DISTRIBUTION_POINT)) {
            var address = require(issuer.urls().crl(), "the issuer has no address of its revocation list");
            extensions.addExtension(Extension.cRLDistributionPoints, false, points(address));
        }
    }

    private void addFreshestCrl(ExtensionsGenerator extensions) throws IOException {
        var address = issuer.urls().freshestCrl();
        if (profile.has(ProfileExtension.FRESHEST_CRL) && address.isPresent()) {
            extensions.addExtension(Extension.freshestCRL, false, points(address.get()));
        }
    }

    private static CRLDistPoint points(URI address) {
        var name = new DistributionPointName(new GeneralNames(uri(address)));
        return new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(name, null, null)});
    }

    private void addExtendedKeyUsage(ExtensionsGenerator extensions) throws IOException, IncompleteIssuanceException {
        var rule = profile.extendedKeyUsage();
        if (rule.needsIdentificationMethod()) {
            require(subject.identification(), "it is not told how the holder was identified");
        }
        var usages = rule.oids(profile.subjectType(), subject.identification()).stream()
                .map(KeyPurposeId::getInstance)
                .toArray(KeyPurposeId[]::new);
        if (usages.length > 0) {
            extensions.addExtension(Extension.extendedKeyUsage, rule.critical(), new ExtendedKeyUsage(usages));
        }
    }

    private void addAlternativeNames(ExtensionsGenerator extensions) throws IOException, IncompleteIssuanceException {
        var names = subject.alternativeNames();
        if (names.isEmpty()) {
            if (profile.alternativeName() == AlternativeNameRule.REQUIRED) {
                throw new IncompleteIssuanceException(profile.name(), "it needs an alternative name");
            }
            return;
        }
        extensions.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(GeneralName[]::new)));
    }

    private void addKeyStorage(ExtensionsGenerator extensions) throws IOException, IncompleteIssuanceException {
        if (profile.has(ProfileExtension.KEY_STORAGE)) {
            var storage = require(subject.storage(), "it is not told where the key lives");
            var value = new ASN1EncodableVector();
            value.add(storage.oid());
            extensions.addExtension(NationalObjectIdentifiers.KEY_STORAGE, false, new DERSequence(value));
        }
    }

    private KeyIdentifier issuersIdentifier(KeyIdentifier ownIdentifier) {
        return issuer.issuer().map(ExtensionComposer::identifierOf).orElse(ownIdentifier);
    }

    private static KeyIdentifier identifierOf(Certificate certificate) {
        return certificate
                .subjectKeyIdentifier()
                .map(KeyIdentifier::ofOctets)
                .orElseGet(() -> KeyIdentifier.of(certificate.publicKeyInfo()));
    }

    private <T> T require(Optional<T> value, String otherwise) throws IncompleteIssuanceException {
        return value.orElseThrow(() -> new IncompleteIssuanceException(profile.name(), otherwise));
    }

    private static GeneralName uri(URI address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, new DERIA5String(address.toASCIIString(), true));
    }
}
