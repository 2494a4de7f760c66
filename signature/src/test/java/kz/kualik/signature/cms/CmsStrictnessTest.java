package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.SignatureAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.junit.jupiter.api.Test;

/** Documents whose signature value is right and that must not be believed all the same, and a few odd ones that must. */
class CmsStrictnessTest {

    private static final byte[] CONTENT = "a contract".getBytes(StandardCharsets.UTF_8);
    private static final ASN1Encodable RIGHT_DIGEST = new DEROctetString(DigestAlgorithm.SHA256.digest(CONTENT));

    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @Test
    void theProperOneIsIntact() throws UnreadableDocumentException {
        assertThat(check(ForgedSignature.proper(CONTENT))).isEqualTo(Integrity.intact());
    }

    @Test
    void indefiniteLengthsAndContentInPiecesAreRead() throws UnreadableDocumentException {
        var facts = reader.read(ForgedSignature.proper(CONTENT).encodedAsBer(), Optional.empty(), List.of());

        assertThat(facts.getFirst().integrity()).isEqualTo(Integrity.intact());
    }

    @Test
    void aMissingMessageDigestBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.bare(CONTENT).attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data);

        assertThat(check(forged)).isEqualTo(broken("the signed attribute messageDigest is missing or malformed"));
    }

    @Test
    void aMissingContentTypeBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.bare(CONTENT).attribute(CMSAttributes.messageDigest, RIGHT_DIGEST);

        assertThat(check(forged))
                .isEqualTo(broken("the signed attribute contentType is missing or names another type"));
    }

    @Test
    void anotherContentTypeBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT).contentType(PKCSObjectIdentifiers.id_ct_TSTInfo);

        assertThat(check(forged))
                .isEqualTo(broken("the signed attribute contentType is missing or names another type"));
    }

    @Test
    void twoMessageDigestsBreakItThoughOneIsRight() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT)
                .attribute(CMSAttributes.messageDigest, new DEROctetString(new byte[32]));

        assertThat(check(forged)).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void aMessageDigestOfTwoValuesBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.bare(CONTENT)
                .attribute(CMSAttributes.contentType, CMSObjectIdentifiers.data)
                .attribute(CMSAttributes.messageDigest, RIGHT_DIGEST, new DEROctetString(new byte[32]));

        assertThat(check(forged)).isEqualTo(broken("the attribute messageDigest has 2 values instead of one"));
    }

    @Test
    void aRepeatedUnknownAttributeBreaksIt() throws UnreadableDocumentException {
        var type = new ASN1ObjectIdentifier("2.25.1");
        var forged = ForgedSignature.proper(CONTENT)
                .attribute(type, new DERUTF8String("a"))
                .attribute(type, new DERUTF8String("b"));

        assertThat(check(forged)).isEqualTo(broken("the signed attribute 2.25.1 occurs more than once"));
    }

    @Test
    void aSigningCertificateAttributeOfAnotherCertificateBreaksIt() throws UnreadableDocumentException {
        var other = TestSigners.signer(KeyAlgorithm.RSA_2048).certificate();
        var forged = ForgedSignature.proper(CONTENT)
                .attribute(SigningCertificateAttribute.VERSION_2, SigningCertificateAttribute.valueFor(other));

        assertThat(check(forged)).isEqualTo(broken("the signed attributes name another certificate as the signer's"));
    }

    @Test
    void theOldSigningCertificateAttributeIsComparedToo() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT)
                .attribute(SigningCertificateAttribute.VERSION_1, new SigningCertificate(new ESSCertID(new byte[20])));

        assertThat(check(forged)).isEqualTo(broken("the signed attributes name another certificate as the signer's"));
    }

    @Test
    void theIssuerAndSerialInASigningCertificateAttributeIsComparedToo() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT);
        var certificate = forged.key().certificate();
        var hash = new DEROctetString(DigestAlgorithm.SHA256.digest(certificate.encoded()));
        var wrongIssuer = new IssuerSerial(
                new GeneralNames(new GeneralName(new X500Name("CN=OTHER"))),
                certificate.serialNumber().value());
        forged.attribute(
                SigningCertificateAttribute.VERSION_2,
                new DERSequence(new DERSequence(new DERSequence(new ASN1Encodable[] {hash, wrongIssuer}))));

        assertThat(check(forged)).isEqualTo(broken("the signed attributes name another certificate as the signer's"));
    }

    @Test
    void anEmptySigningCertificateAttributeBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT)
                .attribute(SigningCertificateAttribute.VERSION_2, new DERSequence(new DERSequence()));

        assertThat(check(forged)).isEqualTo(broken("the attribute signingCertificateV2 is malformed"));
    }

    @Test
    void anUnknownDigestBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT)
                .digestAlgorithm(new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.2.5")));

        assertThat(check(forged)).isEqualTo(broken("the digest algorithm 1.2.840.113549.2.5 is not known"));
    }

    @Test
    void aSignatureAlgorithmOfAnotherDigestBreaksIt() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT)
                .signatureAlgorithm(SignatureAlgorithm.of(KeyAlgorithm.ECDSA_P256, DigestAlgorithm.SHA384)
                        .identifier());

        assertThat(check(forged)).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void withoutTheSignersCertificateNothingCanBeSaid() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT).withoutCertificates();

        assertThat(check(forged)).isEqualTo(Integrity.notChecked("the signer's certificate is not at hand"));
    }

    @Test
    void aSignersCertificateFromElsewhereServesAsWell() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT).withoutCertificates();

        var facts = reader.read(
                forged.encoded(), Optional.empty(), List.of(forged.key().certificate()));

        assertThat(facts.getFirst().integrity()).isEqualTo(Integrity.intact());
    }

    @Test
    void aCertificateOfTheSameIssuerAndSerialDoesNotHideTheSigners() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT);
        var namesake = TestSigners.another(KeyAlgorithm.ECDSA_P256, "TEST SIGNER ECDSA_P256", 1);

        var facts = facts(forged.certificate(namesake.certificate()));

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.signer())
                .map(Certificate::encoded)
                .contains(forged.key().certificate().encoded());
    }

    @Test
    void aNamesakeWithAKeyOfAnotherKindDoesNotHideTheSigners() throws UnreadableDocumentException {
        var namesake = TestSigners.another(KeyAlgorithm.GOST_2015_512, "TEST SIGNER ECDSA_P256", 1);

        var integrity = check(ForgedSignature.proper(CONTENT).certificate(namesake.certificate()));

        assertThat(integrity).isEqualTo(Integrity.intact());
    }

    @Test
    void anUnknownKeyIdentifierNamesNobody() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT).namedByKeyIdentifier(new byte[20]);

        assertThat(check(forged)).isEqualTo(Integrity.notChecked("the signer's certificate is not at hand"));
    }

    @Test
    void aSignerNamedByKeyIdentifierIsFound() throws UnreadableDocumentException {
        var forged = ForgedSignature.proper(CONTENT);
        var keyIdentifier = forged.key().certificate().subjectKeyIdentifier().orElseThrow();

        assertThat(check(forged.namedByKeyIdentifier(keyIdentifier))).isEqualTo(Integrity.intact());
    }

    @Test
    void aSignatureDirectlyOverTheContentIsIntact() throws UnreadableDocumentException {
        var facts = facts(ForgedSignature.bare(CONTENT).withoutAttributes());

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.remarks()).hasSize(1);
    }

    @Test
    void signedAttributesPassedOffAsContentBreakIt() throws UnreadableDocumentException {
        var original = ForgedSignature.proper(CONTENT);
        var passedOff = ForgedSignature.bare(original.signedAttributes()).withoutAttributes();

        var facts = reader.read(passedOff.encodedWith(original.signature()), Optional.empty(), List.of());

        assertThat(facts.getFirst().integrity())
                .isEqualTo(broken("the content is the signed attributes of another signature"));
    }

    @Test
    void contentOfAnotherTypeHasToHaveSignedAttributes() throws UnreadableDocumentException {
        var forged = ForgedSignature.bare(CONTENT).withoutAttributes().contentType(new ASN1ObjectIdentifier("2.25.7"));

        assertThat(check(forged))
                .isEqualTo(broken("signed attributes are missing, though the content is not plain data"));
    }

    @Test
    void givenContentThatIsNotTheOneInsideBreaksIt() throws UnreadableDocumentException {
        var other = DocumentContent.of("a contracT".getBytes(StandardCharsets.UTF_8));

        var facts = reader.read(ForgedSignature.proper(CONTENT).encoded(), Optional.of(other), List.of());

        assertThat(facts.getFirst().integrity())
                .isEqualTo(broken("the given content is not the one inside the document"));
    }

    @Test
    void octetsBehindTheDocumentAreRefused() {
        var encoded = ForgedSignature.proper(CONTENT).encoded();
        var longer = Arrays.copyOf(encoded, encoded.length + 1);

        assertThatThrownBy(() -> CmsDocument.parse(longer)).isInstanceOf(UnreadableDocumentException.class);
    }

    private Integrity check(ForgedSignature forged) throws UnreadableDocumentException {
        return facts(forged).integrity();
    }

    private SignatureFacts facts(ForgedSignature forged) throws UnreadableDocumentException {
        return reader.read(forged.encoded(), Optional.empty(), List.of()).getFirst();
    }

    private static Integrity broken(String reason) {
        return Integrity.broken(reason);
    }
}
