package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.timestamp.MessageImprint;
import kz.kualik.pki.timestamp.TimeStampRequest;
import kz.kualik.pki.timestamp.TimeStampToken;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.TestTimeStampAuthority;
import kz.kualik.signature.TimeStampSource;
import kz.kualik.signature.TimeStampUnavailableException;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureTimeStampTest {

    private static final DocumentContent CONTENT = DocumentContent.of("text".getBytes(StandardCharsets.UTF_8));
    private static final MessageImprint OTHER_IMPRINT =
            new MessageImprint(DigestAlgorithm.SHA256.identifier(), new byte[32]);

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));
    private final CmsSignatureReader reader = new CmsSignatureReader(TestSigners.ENGINE);
    private final TestTimeStampAuthority authority = new TestTimeStampAuthority(KeyAlgorithm.ECDSA_P384);

    @ParameterizedTest
    @EnumSource(names = {"GOST_2015_512", "RSA_2048", "ECDSA_P256"})
    void aTimeStampOfAnyAlgorithmIsIntactAndFits(KeyAlgorithm algorithm) throws Exception {
        var facts = signed(new TestTimeStampAuthority(algorithm));

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.remarks()).isEmpty();
        assertThat(facts.timeStamps()).singleElement().satisfies(stamp -> {
            assertThat(stamp.integrity()).isEqualTo(Integrity.intact());
            assertThat(stamp.imprintFits()).isTrue();
            assertThat(stamp.time()).contains(TestTimeStampAuthority.TIME);
            assertThat(stamp.policy()).contains(TestTimeStampAuthority.POLICY);
        });
    }

    @Test
    void theAuthoritysCertificateIsReported() throws Exception {
        assertThat(signed(authority).timeStamps().getFirst().signer())
                .map(Certificate::encoded)
                .contains(authority.key().certificate().encoded());
    }

    @Test
    void theImprintUsesTheSignersDigest() throws Exception {
        var imprints = new ArrayList<String>();
        TimeStampSource watching = imprint -> {
            imprints.add(imprint.hashAlgorithm().getAlgorithm().getId());
            return authority.timeStamp(imprint);
        };

        signer.withTimeStamps(watching)
                .sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.GOST_2015_512)));

        assertThat(imprints).containsExactly("1.2.398.3.10.1.3.3");
    }

    @Test
    void theTokenLiesInTheDocumentOctetForOctet() throws Exception {
        var tokens = new ArrayList<byte[]>();
        TimeStampSource watching = imprint -> {
            var token = authority.timeStamp(imprint);
            tokens.add(token.encoded());
            return token;
        };

        var document = CmsDocument.parse(signer.withTimeStamps(watching)
                .sign(CONTENT, CmsForm.DETACHED, List.of(TestSigners.signer(KeyAlgorithm.RSA_2048))));

        assertThat(document.signerInfos().getFirst().timeStampTokens())
                .singleElement()
                .isEqualTo(tokens.getFirst());
    }

    @Test
    void aTokenForOtherDataIsNotPutIn() {
        var keys = List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256));
        var stamping = signer.withTimeStamps(imprint -> authority.timeStamp(OTHER_IMPRINT));

        assertThatThrownBy(() -> stamping.sign(CONTENT, CmsForm.ATTACHED, keys))
                .isInstanceOf(TimeStampUnavailableException.class);
    }

    @Test
    void noSignatureComesOutWithoutTheWantedTimeStamp() {
        var keys = List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256));
        var stamping = signer.withTimeStamps(imprint -> {
            throw new TimeStampUnavailableException("out of order");
        });

        assertThatThrownBy(() -> stamping.sign(CONTENT, CmsForm.ATTACHED, keys))
                .isInstanceOf(TimeStampUnavailableException.class)
                .hasMessage("no time-stamp: out of order");
    }

    @Test
    void theTimeStampOfAnotherSignatureDoesNotFit() throws Exception {
        var foreign = authority.timeStamp(OTHER_IMPRINT);

        var facts = new TimeStampExaminer(TestSigners.ENGINE).examine(foreign.encoded(), imprint -> false, List.of());

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.imprintFits()).isFalse();
    }

    @Test
    void anOctetChangedInTheStatedTimeBreaksTheTimeStampOnly() throws Exception {
        var encoded = encoded(authority);
        var time = indexOf(encoded, "20261122120000Z".getBytes(StandardCharsets.US_ASCII));
        encoded[time + 3] = '5';

        var facts = reader.read(encoded, Optional.empty(), List.of()).getFirst();

        assertThat(facts.integrity()).isEqualTo(Integrity.intact());
        assertThat(facts.timeStamps())
                .singleElement()
                .satisfies(stamp -> assertThat(stamp.integrity()).isInstanceOf(Integrity.Broken.class));
    }

    @Test
    void aTokenThatCannotBeReadIsReportedAsBroken() {
        var facts = new TimeStampExaminer(TestSigners.ENGINE).examine(new byte[] {0x30, 0}, imprint -> true, List.of());

        assertThat(facts.integrity()).isInstanceOf(Integrity.Broken.class);
        assertThat(facts.imprintFits()).isFalse();
    }

    @Test
    void aTokenThatDoesNotNameItsAuthoritysCertificateIsBroken() throws Exception {
        var info = TimeStampToken.parse(authority.timeStamp(OTHER_IMPRINT).encoded())
                .content();
        var token = ForgedSignature.bare(info)
                .contentType(PKCSObjectIdentifiers.id_ct_TSTInfo)
                .attribute(CMSAttributes.contentType, PKCSObjectIdentifiers.id_ct_TSTInfo)
                .attribute(CMSAttributes.messageDigest, new DEROctetString(DigestAlgorithm.SHA256.digest(info)))
                .encoded();

        var facts = new TimeStampExaminer(TestSigners.ENGINE).examine(token, imprint -> true, List.of());

        assertThat(facts.integrity())
                .isEqualTo(Integrity.broken("the time-stamp does not name its authority's certificate"));
    }

    @Test
    void aSignatureOverPlainDataIsNoTimeStamp() {
        var token = ForgedSignature.proper(new byte[] {1}).encoded();

        var facts = new TimeStampExaminer(TestSigners.ENGINE).examine(token, imprint -> true, List.of());

        assertThat(facts.integrity()).isInstanceOf(Integrity.Broken.class);
    }

    @Test
    void aTokenWithoutCertificateIsCheckedByAKnownOne() throws Exception {
        var request = new TimeStampRequest(OTHER_IMPRINT, Optional.empty(), Optional.empty(), false, List.of());
        var token = authority.answer(request);
        var examiner = new TimeStampExaminer(TestSigners.ENGINE);

        assertThat(examiner.examine(token, imprint -> true, List.of()).integrity())
                .isInstanceOf(Integrity.NotChecked.class);
        assertThat(examiner.examine(
                                token, imprint -> true, List.of(authority.key().certificate()))
                        .integrity())
                .isEqualTo(Integrity.intact());
    }

    private SignatureFacts signed(TimeStampSource source) throws Exception {
        return reader.read(encoded(source), Optional.empty(), List.of()).getFirst();
    }

    private byte[] encoded(TimeStampSource source) throws Exception {
        return signer.withTimeStamps(source)
                .sign(CONTENT, CmsForm.ATTACHED, List.of(TestSigners.signer(KeyAlgorithm.ECDSA_P256)));
    }

    private static int indexOf(byte[] bytes, byte[] wanted) {
        for (var at = 0; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new AssertionError("not found");
    }
}
