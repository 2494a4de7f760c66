package kz.kualik.pki.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import java.util.Random;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.certificate.IssuerContext;
import kz.kualik.pki.certificate.MalformedCertificateException;
import kz.kualik.pki.certificate.ToBeSignedCertificate;
import kz.kualik.pki.issue.CertificateSigner;
import kz.kualik.pki.issue.CertificateSigningException;
import kz.kualik.pki.issue.TestHierarchy;
import kz.kualik.pki.issue.TestHolders;
import kz.kualik.pki.oid.NationalObjectIdentifiers;
import kz.kualik.pki.profile.CertificateProfile;
import kz.kualik.pki.profile.ProfileName;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;

/** Every rule refuses what breaks it, and names itself. */
class CertificateLintTest {

    private static final TestHierarchy AUTHORITY = TestHierarchy.of(KeyAlgorithm.GOST_2015_512);
    private static final CertificateProfile INDIVIDUAL = TestHierarchy.PROFILES.get(new ProfileName("individual"));

    @Test
    void aComposedCertificatePasses() throws Exception {
        var composed = composed();
        assertThatCode(() -> new CertificateLint().lint(composed)).doesNotThrowAnyException();
    }

    @Test
    void anUnchangedCopyPasses() throws Exception {
        var copy = altered().build();
        assertThat(copy.encoded())
                .isEqualTo(new AlteredCertificate(copy).build().encoded());
        assertThatCode(() -> new CertificateLint().lint(copy)).doesNotThrowAnyException();
    }

    @Test
    void aTokenCannotBeSpentTwice() throws Exception {
        var linted = new CertificateLint().lint(composed());
        linted.spend();

        assertThatExceptionOfType(SpentTokenException.class).isThrownBy(linted::spend);
    }

    @Test
    void anotherAuthoritysKeyDoesNotSign() throws Exception {
        var linted = new CertificateLint().lint(composed());
        var stranger = TestHolders.keys(KeyAlgorithm.GOST_2015_512).getPrivate();

        assertThatExceptionOfType(CertificateSigningException.class)
                .isThrownBy(() -> new CertificateSigner().sign(linted, stranger, TestHierarchy.ENGINE));
    }

    @Test
    void theSerialNumberMustBePositiveShortAndRandom() throws Exception {
        assertRefused(altered().serial(BigInteger.ZERO), "serial-number");
        assertRefused(altered().serial(BigInteger.ONE.shiftLeft(100).negate()), "serial-number");
        assertRefused(altered().serial(BigInteger.ONE.shiftLeft(159)), "serial-number");
        assertRefused(altered().serial(BigInteger.valueOf(4711)), "serial-number");
    }

    @Test
    void theVersionMustBe3() throws Exception {
        assertRefused(altered().version(1), "encoding");
        assertRefused(altered().version(3), "encoding");
    }

    @Test
    void uniqueIdentifiersMustNotBeUsed() throws Exception {
        assertRefused(altered().withUniqueIdentifier(), "version");
    }

    @Test
    void theAlgorithmMustBeTheIssuers() throws Exception {
        assertRefused(
                altered().signature(KeyAlgorithm.RSA_2048.defaultSignature().identifier()), "signature-algorithm");
    }

    @Test
    void theIssuerMustBeTheOneWhoSigns() throws Exception {
        assertRefused(altered().issuer(AUTHORITY.root().subject()), "issuer");
    }

    @Test
    void aNameEncodedInAnotherWayIsAnotherIssuer() throws Exception {
        var builder = new X500NameBuilder(BCStyle.INSTANCE);
        for (var part : AUTHORITY.issuing().subject().getRDNs()) {
            var value = part.getFirst();
            builder.addRDN(
                    value.getType(), new DERPrintableString(value.getValue().toString()));
        }
        assertRefused(altered().issuer(builder.build()), "issuer");
    }

    @Test
    void aHolderCannotIssue() throws Exception {
        var keys = TestHolders.keys(KeyAlgorithm.GOST_2015_512);
        var holder = AUTHORITY.issue(INDIVIDUAL, TestHolders.individual(), keys);
        var context = IssuerContext.issuedBy(holder, KeyAlgorithm.GOST_2015_512.defaultSignature(), TestHierarchy.URLS);
        var composed = TestHierarchy.compose(
                INDIVIDUAL,
                TestHolders.individual(),
                TestHierarchy.ENGINE.generateKeyPair(KeyAlgorithm.GOST_2015_512),
                context);

        assertRefused(composed, "issuer");
    }

    @Test
    void anIssuingAuthorityHasNoneBelow() throws Exception {
        var profile = TestHierarchy.PROFILES.get(ProfileName.ISSUING_CA);
        var composed =
                AUTHORITY.compose(profile, AUTHORITY.root().subject(), TestHolders.keys(KeyAlgorithm.GOST_2015_512));

        assertRefused(composed, "issuer");
    }

    @Test
    void theValidityMustBeInTheRightTypeOfTime() throws Exception {
        assertRefused(
                altered().validity(new ASN1GeneralizedTime("20261122120000Z"), new DERUTCTime("271122120000Z")),
                "validity-encoding");
        assertRefused(
                altered().validity(new DERUTCTime("261122120000Z"), new ASN1GeneralizedTime("20500101000000.5Z")),
                "validity-encoding");
        assertRefused(
                altered().validity(new DERUTCTime("271122120000Z"), new DERUTCTime("261122120000Z")),
                "validity-encoding");
        assertRefused(altered().validity(new DERUTCTime("2611221200Z"), new DERUTCTime("271122120000Z")), "encoding");
    }

    @Test
    void theValidityMustLieWithinTheIssuers() throws Exception {
        var start = new Time(Date.from(AUTHORITY.issuing().notBefore().minus(Duration.ofDays(1))));
        var end = new Time(Date.from(AUTHORITY.issuing().notBefore().plus(Duration.ofDays(1))));

        assertRefused(altered().validity(start, end), "validity-nesting");
    }

    @Test
    void theValidityMustNotBeLongerThanTheProfileAllows() throws Exception {
        var second = TestHierarchy.NOW.plus(Duration.ofDays(365)).plusSeconds(1);

        assertRefused(altered().notAfter(second), "profile-validity");
    }

    @Test
    void theSubjectMustHaveAName() throws Exception {
        assertRefused(altered().subject(new X500Name(new RDN[0])), "subject-name", "lawful-content");
    }

    @Test
    void theSubjectsTextMustBeInItsOwnStringType() throws Exception {
        var name = subjectWith(BCStyle.C, new DERUTF8String("KZ"));
        assertRefused(altered().subject(name), "subject-name");
    }

    @Test
    void theSubjectMustHoldWhatTheProfileAsksForInItsOrder() throws Exception {
        var reversed = new X500NameBuilder(BCStyle.INSTANCE);
        var parts = TestHolders.individual().name().getRDNs();
        for (int i = parts.length - 1; i >= 0; i--) {
            reversed.addRDN(parts[i].getFirst());
        }
        assertRefused(altered().subject(reversed.build()), "profile-subject");
    }

    @Test
    void theIinMustBeWellFormed() throws Exception {
        var name = subjectWith(BCStyle.SERIALNUMBER, new DERPrintableString("IIN123456789011"));
        assertRefused(altered().subject(name), "identifiers");
    }

    @Test
    void theKeyMustBeOneThatTheProfileAllows() throws Exception {
        var rsa = TestHierarchy.publicKeyInfo(TestHolders.keys(KeyAlgorithm.RSA_2048));
        assertRefused(altered().key(rsa), "public-key");
    }

    @Test
    void theKeyMustNotBeTheIssuers() throws Exception {
        assertRefused(altered().key(AUTHORITY.issuing().publicKeyInfo()), "public-key");
    }

    @Test
    void noExtensionMayComeTwice() throws Exception {
        assertRefused(altered().withFirstExtensionTwice(), "encoding");
    }

    @Test
    void criticalityMustBeTheUsualOne() throws Exception {
        assertRefused(altered().flippingCriticality(Extension.keyUsage), "criticality");
        assertRefused(altered().flippingCriticality(Extension.certificatePolicies), "criticality");
        assertRefused(altered().flippingCriticality(Extension.extendedKeyUsage), "criticality");
    }

    @Test
    void theKeyIdentifiersMustBeThoseOfTheKeys() throws Exception {
        assertRefused(
                altered().with(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(new byte[20])),
                "key-identifiers");
        assertRefused(
                altered().with(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(new byte[20])),
                "key-identifiers");
        assertRefused(altered().without(Extension.authorityKeyIdentifier), "key-identifiers", "lawful-content");
    }

    @Test
    void theUsagesMustFitTheKeyAndEachOther() throws Exception {
        assertRefused(
                altered()
                        .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                "key-usage-consistency",
                "profile-key-usage");
        assertRefused(
                altered()
                        .with(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment)),
                "key-usage-consistency");
        assertRefused(altered().without(Extension.keyUsage), "key-usage-consistency", "lawful-content");
    }

    @Test
    void aHolderMustNotBeCalledAnAuthority() throws Exception {
        assertRefused(
                altered().with(Extension.basicConstraints, true, new BasicConstraints(true)),
                "profile-basic-constraints",
                "profile-extensions");
    }

    @Test
    void theExtendedUsagesMustBeTheProfiles() throws Exception {
        assertRefused(
                altered()
                        .with(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection)),
                "profile-extended-key-usage");
    }

    @Test
    void thePolicyMustBeTheProfiles() throws Exception {
        var national = new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier("1.2.398.3.3.2")));
        assertRefused(altered().with(Extension.certificatePolicies, false, national), "profile-policy");
    }

    @Test
    void noExtensionMayBeMissingOrUnasked() throws Exception {
        assertRefused(altered().without(NationalObjectIdentifiers.KEY_STORAGE), "profile-extensions");
        assertRefused(
                altered().with(new ASN1ObjectIdentifier("2.25.1"), false, new DERSequence()), "profile-extensions");
        assertRefused(altered().without(Extension.cRLDistributionPoints), "addresses");
    }

    @Test
    void addressesMustBeThoseOfTheProfileOnly() throws Exception {
        var address = new GeneralName(GeneralName.uniformResourceIdentifier, "http://a.example.kz/");
        var access = new DERSequence(new ASN1Encodable[] {
            new AccessDescription(AccessDescription.id_ad_ocsp, address),
            new AccessDescription(AccessDescription.id_ad_caIssuers, address),
            new AccessDescription(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.3"), address)
        });
        assertRefused(altered().with(Extension.authorityInfoAccess, false, access), "addresses");

        var point = new DistributionPoint(
                new DistributionPointName(new GeneralNames(address)), new ReasonFlags(ReasonFlags.keyCompromise), null);
        var points = new CRLDistPoint(new DistributionPoint[] {point});
        assertRefused(altered().with(Extension.cRLDistributionPoints, false, points), "addresses");
    }

    @Test
    void theStorageMustNotTellAPath() throws Exception {
        var withPath = new DERSequence(
                new ASN1ObjectIdentifier("1.2.398.3.3.5.1.1"), new DERUTF8String("C:\\keys\\aigul.p12"));
        assertRefused(altered().with(NationalObjectIdentifiers.KEY_STORAGE, false, withPath), "key-storage");
    }

    @Test
    void alternativeNamesMustBeOfProperForm() throws Exception {
        var bad = new GeneralNames(new GeneralName(GeneralName.dNSName, "no blanks.kz"));
        assertRefused(altered().with(Extension.subjectAlternativeName, false, bad), "alternative-names");
    }

    @Test
    void anExtensionMustBeDer() throws Exception {
        var indefinite = new byte[] {0x30, (byte) 0x80, 0, 0};
        assertRefused(altered().with(Extension.extendedKeyUsage, false, indefinite), "encoding");
    }

    @Test
    void bytesThatAreNoCertificateAreRefused() throws Exception {
        var junk = new ToBeSignedCertificate(new byte[] {0x30, 3, 2, 1, 5}, INDIVIDUAL, AUTHORITY.context());
        assertRefused(junk, "encoding");
    }

    @Test
    void mutatedBytesAreRefusedOrPassButNothingElseHappens() throws Exception {
        var good = composed();
        var random = new Random(15);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            var bytes = good.encoded();
            for (int change = random.nextInt(3); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                new CertificateLint().lint(new ToBeSignedCertificate(bytes, INDIVIDUAL, AUTHORITY.context()));
            } catch (LintException e) {
                refused++;
            }
        }
        // letters of names and digits of the serial number may change unnoticed
        assertThat(refused).isBetween(1_000, 2_000);
    }

    @Test
    void aDamagedCertificateIsReCheckedWithoutSurprise() throws Exception {
        var certificate =
                AUTHORITY.issue(INDIVIDUAL, TestHolders.individual(), TestHolders.keys(KeyAlgorithm.GOST_2015_512));
        var random = new Random(16);
        int checked = 0;
        for (int round = 0; round < 2_000; round++) {
            var bytes = certificate.encoded();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                ProfileConformance.check(Certificate.parse(bytes), INDIVIDUAL);
                checked++;
            } catch (MalformedCertificateException e) {
                assertThat(e).hasMessageContaining("certificate");
            }
        }
        assertThat(checked).isPositive();
    }

    private static X500Name subjectWith(ASN1ObjectIdentifier oid, ASN1Encodable value) throws Exception {
        var builder = new X500NameBuilder(BCStyle.INSTANCE);
        for (var part : TestHolders.individual().name().getRDNs()) {
            var type = part.getFirst().getType();
            builder.addRDN(type, type.equals(oid) ? value : part.getFirst().getValue());
        }
        return builder.build();
    }

    private static ToBeSignedCertificate composed() throws Exception {
        return TestHierarchy.compose(
                INDIVIDUAL,
                TestHolders.individual(),
                TestHolders.keys(KeyAlgorithm.GOST_2015_512),
                AUTHORITY.context());
    }

    private static AlteredCertificate altered() throws Exception {
        return new AlteredCertificate(composed());
    }

    private static void assertRefused(AlteredCertificate altered, String... rules) throws Exception {
        assertRefused(altered.build(), rules);
    }

    private static void assertRefused(ToBeSignedCertificate toBeSigned, String... rules) {
        var refusal = catchThrowableOfType(LintException.class, () -> new CertificateLint().lint(toBeSigned));

        assertThat(refusal).isNotNull();
        assertThat(refusal.findings()).extracting(Finding::rule).contains(rules);
    }
}
