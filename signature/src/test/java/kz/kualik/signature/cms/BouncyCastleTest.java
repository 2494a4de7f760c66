package kz.kualik.signature.cms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestSigners;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignatureFacts;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignatureAlgorithmNameGenerator;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.operator.SignatureAlgorithmIdentifierFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bouncy Castle's CMS classes as another reader and writer. */
class BouncyCastleTest {

    private static final byte[] CONTENT = "text".getBytes(StandardCharsets.UTF_8);

    /** Bouncy Castle makes up names like "SHA256withRSA"; for Kazakh algorithms the object identifier is the name. */
    private static final CMSSignatureAlgorithmNameGenerator NAMES =
            (digest, signature) -> signature.getAlgorithm().getId();

    private static final SignatureAlgorithmIdentifierFinder FINDER =
            name -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(name));

    private final CmsSigner signer =
            new CmsSigner(TestSigners.ENGINE, Clock.fixed(Instant.parse("2026-11-22T11:59:59Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @EnumSource
    void bouncyCastleAcceptsWhatWeSign(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.signer(algorithm);
        var signed = signer.sign(DocumentContent.of(CONTENT), CmsForm.ATTACHED, List.of(key));

        assertThat(verify(new CMSSignedData(signed), key)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void bouncyCastleAcceptsADetachedSignatureOfOurs(KeyAlgorithm algorithm) throws Exception {
        var key = TestSigners.signer(algorithm);
        var signed = signer.sign(DocumentContent.of(CONTENT), CmsForm.DETACHED, List.of(key));

        assertThat(verify(new CMSSignedData(new CMSProcessableByteArray(CONTENT), signed), key))
                .isTrue();
    }

    @Test
    void weAcceptWhatBouncyCastleSigns() throws Exception {
        var key = TestSigners.signer(KeyAlgorithm.GOST_2015_512);
        var generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new SignerInfoGeneratorBuilder(TestSigners.ENGINE.digestCalculatorProvider())
                .setContentDigest(key.algorithm().digest().identifier())
                .build(
                        TestSigners.ENGINE.contentSigner(key.privateKey(), key.algorithm()),
                        key.certificate().toHolder()));
        generator.addCertificate(key.certificate().toHolder());
        var signed =
                generator.generate(new CMSProcessableByteArray(CONTENT), true).getEncoded();

        var facts = new CmsSignatureReader(TestSigners.ENGINE).read(signed, Optional.empty(), List.of());

        assertThat(facts).extracting(SignatureFacts::integrity).containsExactly(Integrity.intact());
    }

    private static boolean verify(CMSSignedData signed, SigningKey key) throws CMSException {
        X509CertificateHolder holder = key.certificate().toHolder();
        var verifier = new SignerInformationVerifier(
                NAMES,
                FINDER,
                TestSigners.ENGINE.contentVerifierProvider(holder.getSubjectPublicKeyInfo()),
                TestSigners.ENGINE.digestCalculatorProvider());
        return signed.getSignerInfos().getSigners().iterator().next().verify(verifier);
    }
}
