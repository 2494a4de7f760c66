package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.ContentChangedException;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.SigningKeyMismatchException;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.UnreadableDocumentException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.SignerInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CmsSignerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30.456Z");
    private static final DocumentContent CONTENT =
            DocumentContent.of("Келісімшарт № 1".getBytes(StandardCharsets.UTF_8));

    private final CmsSigner signer = new CmsSigner(TestSigners.ENGINE, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);

    @ParameterizedTest
    @EnumSource
    void anAttachedSignatureIsIntact(KeyAlgorithm algorithm) throws Exception {
        var signed = sign(CmsForm.ATTACHED, TestSigners.signer(algorithm));

        assertThat(check(signed, Optional.empty())).containsExactly(Integrity.intact());
    }

    @ParameterizedTest
    @EnumSource
    void aDetachedSignatureIsIntactOverItsContent(KeyAlgorithm algorithm) throws Exception {
        var signed = sign(CmsForm.DETACHED, TestSigners.signer(algorithm));

        assertThat(check(signed, Optional.of(CONTENT))).containsExactly(Integrity.intact());
    }

    @Test
    void theContentComesBackOutOfAnAttachedSignature() throws Exception {
        var document = CmsDocument.parse(sign(CmsForm.ATTACHED, TestSigners.signer(KeyAlgorithm.ECDSA_P256)));

        assertThat(document.content())
                .hasValueSatisfying(content -> assertThat(bytes(content)).isEqualTo(bytes(CONTENT)));
    }

    @Test
    void anEmptyDocumentCanBeSigned() throws Exception {
        var signed = signer.sign(
                DocumentContent.of(new byte[0]),
                CmsForm.ATTACHED,
                List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)));

        assertThat(check(signed, Optional.empty())).containsExactly(Integrity.intact());
    }

    @Test
    void severalSignersSignTheSameContent() throws Exception {
        var signed = sign(
                CmsForm.ATTACHED,
                TestSigners.signer(KeyAlgorithm.GOST_2015_512),
                TestSigners.signer(KeyAlgorithm.RSA_2048),
                TestSigners.signer(KeyAlgorithm.ECDSA_P384));

        assertThat(check(signed, Optional.empty())).hasSize(3).containsOnly(Integrity.intact());
    }

    @ParameterizedTest
    @EnumSource
    void anotherSignatureLeavesTheEarlierOneOctetForOctet(CmsForm form) throws Exception {
        var first = sign(form, TestSigners.signer(KeyAlgorithm.GOST_2015_512));
        var earlier =
                CmsDocument.parse(first).signerInfos().getFirst().element().encoded();

        var both = signer.addSignature(
                CmsDocument.parse(first), Optional.of(CONTENT), TestSigners.signer(KeyAlgorithm.RSA_2048));

        assertThat(CmsDocument.parse(both).signerInfos())
                .hasSize(2)
                .anyMatch(info -> Arrays.equals(info.element().encoded(), earlier));
        assertThat(check(both, Optional.of(CONTENT))).containsExactly(Integrity.intact(), Integrity.intact());
    }

    @Test
    void aDetachedDocumentCannotBeSignedOnceMoreWithoutItsContent() throws Exception {
        var detached = CmsDocument.parse(sign(CmsForm.DETACHED, TestSigners.signer(KeyAlgorithm.RSA_2048)));
        var key = TestSigners.signer(KeyAlgorithm.ECDSA_P256);

        assertThatThrownBy(() -> signer.addSignature(detached, Optional.empty(), key))
                .isInstanceOf(UnreadableDocumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theDocumentIsDer(KeyAlgorithm algorithm) throws Exception {
        var signed = sign(CmsForm.ATTACHED, TestSigners.signer(algorithm), TestSigners.signer(KeyAlgorithm.RSA_2048));

        assertThat(ASN1Primitive.fromByteArray(signed).getEncoded(ASN1Encoding.DER))
                .isEqualTo(signed);
    }

    @Test
    void theSignedAttributesAreThoseOfTheNuc() throws Exception {
        var info = signerInfo(sign(CmsForm.DETACHED, TestSigners.signer(KeyAlgorithm.GOST_2015_512)));

        assertThat(Arrays.stream(info.getAuthenticatedAttributes().toArray())
                        .map(Attribute::getInstance)
                        .map(attribute -> attribute.getAttrType().getId()))
                .containsExactly(
                        "1.2.840.113549.1.9.3",
                        "1.2.840.113549.1.9.5",
                        "1.2.840.113549.1.9.16.2.47",
                        "1.2.840.113549.1.9.4");
    }

    @Test
    void theAlgorithmsAreWrittenAsTheNucWritesThem() throws Exception {
        var info = signerInfo(sign(CmsForm.DETACHED, TestSigners.signer(KeyAlgorithm.GOST_2015_512)));

        assertThat(info.getDigestAlgorithm().getAlgorithm()).isEqualTo(new ASN1ObjectIdentifier("1.2.398.3.10.1.3.3"));
        assertThat(info.getDigestAlgorithm().getParameters()).isEqualTo(DERNull.INSTANCE);
        assertThat(info.getDigestEncryptionAlgorithm().getAlgorithm())
                .isEqualTo(new ASN1ObjectIdentifier("1.2.398.3.10.1.1.2.3.2"));
    }

    @Test
    void theVersionsAreThoseOfPlainDataAndNamedIssuers() throws Exception {
        var signed = sign(CmsForm.DETACHED, TestSigners.signer(KeyAlgorithm.GOST_2015_512));

        assertThat(signedData(signed).getVersion().intValueExact()).isEqualTo(1);
        assertThat(signerInfo(signed).getVersion().intValueExact()).isEqualTo(1);
    }

    @Test
    void theSigningTimeComesFromTheClock() throws Exception {
        var facts = reader.read(
                sign(CmsForm.ATTACHED, TestSigners.signer(KeyAlgorithm.RSA_2048)), Optional.empty(), List.of());

        assertThat(facts.getFirst().claimedTime()).contains(Instant.parse("2026-11-22T10:20:30Z"));
    }

    @Test
    void onlyTheSignersCertificateGoesAlong() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.RSA_2048);

        assertThat(CmsDocument.parse(sign(CmsForm.DETACHED, key)).certificates())
                .containsExactly(key.certificate());
    }

    @Test
    void aKeyWithTheCertificateOfAnotherIsRefused() {
        var key = TestSigners.signer(KeyAlgorithm.ECDSA_P256);
        var other = TestSigners.another(KeyAlgorithm.ECDSA_P256, "OTHER", 2);
        var mixed = new SigningKey(key.privateKey(), key.algorithm(), other.certificate(), List.of());

        assertThatThrownBy(() -> sign(CmsForm.DETACHED, mixed)).isInstanceOf(SigningKeyMismatchException.class);
    }

    @Test
    void aDocumentThatChangesMeanwhileIsRefused() {
        var changing = new ChangingContent();
        var keys = List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256));

        assertThatThrownBy(() -> signer.sign(changing, CmsForm.ATTACHED, keys))
                .isInstanceOf(ContentChangedException.class);
    }

    private byte[] sign(CmsForm form, SigningKey... keys) throws IOException, TimeStampUnavailableException {
        return signer.sign(CONTENT, form, List.of(keys));
    }

    private List<Integrity> check(byte[] signed, Optional<DocumentContent> content) throws UnreadableDocumentException {
        return reader.read(signed, content, List.of()).stream()
                .map(SignatureFacts::integrity)
                .toList();
    }

    private static SignedData signedData(byte[] signed) {
        return SignedData.getInstance(ContentInfo.getInstance(signed).getContent());
    }

    private static SignerInfo signerInfo(byte[] signed) {
        return SignerInfo.getInstance(signedData(signed).getSignerInfos().getObjectAt(0));
    }

    private static byte[] bytes(DocumentContent content) {
        try (var stream = content.open()) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Another content on each reading. */
    private static final class ChangingContent implements DocumentContent {

        private byte next;

        @Override
        public long size() {
            return 1;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(new byte[] {next++});
        }
    }
}
