package kz.kualik.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle's CMS, on the JCA only, finds the provider's algorithms. */
class RealCmsTest {

    @BeforeAll
    static void registerProvider() {
        KualikProvider.register();
    }

    @SuppressWarnings("unchecked") // Bouncy Castle declares selectors without their type
    private static boolean verifies(CMSSignedData cms) throws Exception {
        for (SignerInformation signer : cms.getSignerInfos()) {
            var certificate = (X509CertificateHolder)
                    cms.getCertificates().getMatches(signer.getSID()).iterator().next();
            if (!signer.verify(verifier(certificate))) {
                return false;
            }
        }
        return cms.getSignerInfos().size() > 0;
    }

    /** Bouncy Castle composes names that it then does not know; here identifiers are handed through as they are. */
    private static SignerInformationVerifier verifier(X509CertificateHolder certificate) throws Exception {
        return new SignerInformationVerifier(
                (digest, signature) -> signature.getAlgorithm().getId(),
                name -> new AlgorithmIdentifier(new ASN1ObjectIdentifier(name)),
                new JcaContentVerifierProviderBuilder().build(certificate),
                new JcaDigestCalculatorProviderBuilder().build());
    }

    private static CMSSignedData cms(String name) throws Exception {
        byte[] octets = NucFiles.bytes(name);
        return new CMSSignedData(name.endsWith(".b64") ? Base64.getMimeDecoder().decode(octets) : octets);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cms/individual_attached.der",
                "cms/gost2004_prod_attached_with_tst_2018.der",
                "cms/dk_organization_revoked_GOSTKNCA_c372b7809440fcb681051bbc89ea2f089fd2fe16.cms.b64",
                "tsp/tst_prod_gost2022_2026.der",
            })
    void aRealSignatureVerifies(String name) throws Exception {
        assertThat(verifies(cms(name))).isTrue();
    }

    @Test
    void aDetachedSignatureVerifiesOverItsContentOnly() throws Exception {
        byte[] cms = NucFiles.bytes("cms/individual_detached.der");
        byte[] content = NucFiles.bytes("cms/individual_document.txt");

        assertThat(verifies(new CMSSignedData(new CMSProcessableByteArray(content), cms)))
                .isTrue();
        content[0] ^= 1;
        assertThat(catchThrowable(() -> verifies(new CMSSignedData(new CMSProcessableByteArray(content), cms))))
                .isInstanceOf(CMSSignerDigestMismatchException.class);
    }

    @Test
    void bouncyCastleMakesASignatureWithTheProviderOnly() throws Exception {
        var engine = CryptoEngine.detect();
        KeyPair pair = engine.generateKeyPair(KeyAlgorithm.GOST_2015_512);
        X509CertificateHolder certificate = TestCertificates.selfSigned(engine, pair, "signer");
        var generator = new CMSSignedDataGenerator();
        var digests = new JcaDigestCalculatorProviderBuilder()
                .setProvider(KualikProvider.instance())
                .build();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(digests)
                .setContentDigest(DigestAlgorithm.GOST3411_2015_512.identifier())
                .build(
                        engine.contentSigner(pair.getPrivate(), KeyAlgorithm.GOST_2015_512.defaultSignature()),
                        certificate));
        generator.addCertificates(new JcaCertStore(List.of(certificate)));

        CMSSignedData cms =
                generator.generate(new CMSProcessableByteArray("мәтін".getBytes(StandardCharsets.UTF_8)), true);

        assertThat(verifies(cms)).isTrue();
    }
}
