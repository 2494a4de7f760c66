package kz.kualik.signature.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import kz.kualik.crypto.Password;
import kz.kualik.crypto.pkcs12.Pkcs12Dialect;
import kz.kualik.crypto.pkcs12.Pkcs12Entry;
import kz.kualik.crypto.pkcs12.Pkcs12Writer;
import kz.kualik.pki.crl.CertificateRevocationList;
import kz.kualik.pki.crl.RevokedCertificate;
import kz.kualik.pki.der.PemOrDer;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.signature.DocumentContent;
import kz.kualik.signature.SigningKey;
import kz.kualik.signature.TestHierarchy;
import kz.kualik.signature.TestStatus;
import kz.kualik.signature.cms.CmsForm;
import kz.kualik.signature.cms.CmsSigner;
import kz.kualik.signature.policy.ValidationPolicy;
import kz.kualik.signature.policy.Verdict;
import kz.kualik.signature.revocation.RevocationSource;
import kz.kualik.signature.revocation.RevocationSources;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.junit.jupiter.api.Test;

class DocumentVerifierTest {

    private static final Instant JUNE = Instant.parse("2026-06-01T00:00:00Z");
    private static final DocumentContent CONTENT = DocumentContent.of("content".getBytes(StandardCharsets.UTF_8));

    private final TestHierarchy hierarchy = new TestHierarchy("Root");
    private final SigningKey signer = hierarchy.signer("Signer");
    private final DocumentVerifier verifier = new DocumentVerifier(TestHierarchy.ENGINE, trust());

    private TrustStore trust() {
        return TrustStore.of(TestHierarchy.ENGINE, List.of(hierarchy.root().certificate()));
    }

    @Test
    void aSignatureUnderATrustedRootPasses() throws Exception {
        assertThat(verify(verifier, signed(CmsForm.ATTACHED)).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void thatSameSignatureStaysOpenForOneWhoTrustsNobody() throws Exception {
        var trustful = new DocumentVerifier(TestHierarchy.ENGINE, TrustStore.empty());

        assertThat(verify(trustful, signed(CmsForm.ATTACHED)).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void aDetachedSignatureWithoutItsContentStaysOpen() throws Exception {
        assertThat(verify(verifier, signed(CmsForm.DETACHED)).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void aDetachedSignatureWithOtherContentFails() throws Exception {
        var other = Optional.of(DocumentContent.of(new byte[] {1}));

        assertThat(verifier.verify(signed(CmsForm.DETACHED), other, Optional.empty(), ValidationPolicy.ORDINARY, JUNE)
                        .verdict())
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSignatureOfARevokedSignerFails() throws Exception {
        var entry = new RevokedCertificate(signer.certificate().serialNumber(), JUNE, Optional.empty());
        var list = CertificateRevocationList.parse(TestStatus.list(hierarchy.root(), JUNE, entry));
        var informed = new DocumentVerifier(
                TestHierarchy.ENGINE,
                trust(),
                RevocationSources.of(TestHierarchy.ENGINE, List.of(list), List.of()),
                RevocationSource.none());

        assertThat(verify(informed, signed(CmsForm.ATTACHED)).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void aSignatureByAKeyForServicesFails() throws Exception {
        for (var service : List.of(hierarchy.timeStampingAuthority("TSA"), hierarchy.ocspResponder("OCSP"))) {
            assertThat(verify(verifier, signedBy(service)).verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    @Test
    void onlyARespondersCertificateMayGoWithoutACheckForRevocation() throws Exception {
        var exempt = hierarchy.signerWith("Exempt", OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, DERNull.INSTANCE);
        var entry = new RevokedCertificate(exempt.certificate().serialNumber(), JUNE, Optional.empty());
        var list = CertificateRevocationList.parse(TestStatus.list(hierarchy.root(), JUNE, entry));
        var informed = new DocumentVerifier(
                TestHierarchy.ENGINE,
                trust(),
                RevocationSources.of(TestHierarchy.ENGINE, List.of(list), List.of()),
                RevocationSource.none());

        assertThat(verify(informed, signedBy(exempt)).reasons()).anyMatch(reason -> reason.startsWith("revoked"));
    }

    @Test
    void aDelegateOfAnEnclosedAuthorityMayNotAnswerForAnother() {
        var below = hierarchy.authorityBelow("Authority below");
        var answer = TestStatus.answer(
                below.ocspResponder("Responder"),
                List.of(below.root().certificate()),
                hierarchy.root().certificate(),
                signer.certificate(),
                new CertificateStatus.Good(),
                JUNE,
                JUNE,
                Optional.empty());

        assertThat(verify(verifier, answer).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void anUntrustedChainIsNotAskedAboutOnline() throws Exception {
        RevocationSource alarm = (certificate, issuer) -> {
            throw new AssertionError("asked about a stranger's certificate");
        };
        var careful = new DocumentVerifier(TestHierarchy.ENGINE, TrustStore.empty(), RevocationSource.none(), alarm);

        assertThat(verify(careful, signed(CmsForm.ATTACHED)).verdict()).isEqualTo(Verdict.INDETERMINATE);
    }

    @Test
    void severalCertificatesInOneFileAreJudgedTogether() {
        var file = PemOrDer.toPem("CERTIFICATE", signer.certificate().encoded())
                + PemOrDer.toPem("CERTIFICATE", hierarchy.root().certificate().encoded());

        var verified = verify(verifier, file.getBytes(StandardCharsets.US_ASCII));

        assertThat(verified)
                .isInstanceOfSatisfying(
                        VerifiedDocument.Judged.class,
                        judged -> assertThat(judged.facts().signatures()).hasSize(2));
    }

    @Test
    void aKeyStoreWithoutItsPasswordIsUnreadable() throws Exception {
        assertThat(verify(verifier, keyStore("Qwerty12")).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void aKeyStoreWithItsPasswordPasses() throws Exception {
        try (var password = Password.of("Qwerty12".toCharArray())) {
            assertThat(verifier.verify(
                                    keyStore("Qwerty12"),
                                    Optional.empty(),
                                    Optional.of(password),
                                    ValidationPolicy.ORDINARY,
                                    JUNE)
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
        }
    }

    @Test
    void nothingIsUnreadable() {
        assertThat(verify(verifier, new byte[0]).verdict()).isEqualTo(Verdict.UNREADABLE);
    }

    @Test
    void randomOctetsBehindTheBeginningOfAnyKindNeverDoMoreThanBeUnreadable() throws Exception {
        var random = new Random(20261122);
        for (var sample : List.of(
                signed(CmsForm.ATTACHED),
                signer.certificate().encoded(),
                TestStatus.list(hierarchy.root(), JUNE),
                "<a/>".getBytes(StandardCharsets.UTF_8),
                new byte[] {'P', 'K', 3, 4})) {
            for (int round = 0; round < 200; round++) {
                var damaged = damage(sample, random);

                assertThat(verify(verifier, damaged).verdict()).isNotNull();
            }
        }
    }

    private static byte[] damage(byte[] sample, Random random) {
        var damaged = java.util.Arrays.copyOf(sample, sample.length + random.nextInt(20));
        for (int change = 0; change < 5; change++) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return damaged;
    }

    private byte[] signed(CmsForm form) throws Exception {
        return new CmsSigner(TestHierarchy.ENGINE, Clock.fixed(JUNE, ZoneOffset.UTC))
                .sign(CONTENT, form, List.of(signer));
    }

    private static byte[] signedBy(SigningKey key) throws Exception {
        return new CmsSigner(TestHierarchy.ENGINE, Clock.fixed(JUNE, ZoneOffset.UTC))
                .sign(CONTENT, CmsForm.ATTACHED, List.of(key));
    }

    private byte[] keyStore(String password) throws Exception {
        try (var secret = Password.of(password.toCharArray())) {
            return new Pkcs12Writer(new SecureRandom())
                    .write(
                            Pkcs12Entry.of(
                                    signer.privateKey(),
                                    List.of(signer.certificate().toHolder())),
                            secret,
                            Pkcs12Dialect.MODERN);
        }
    }

    private static VerifiedDocument verify(DocumentVerifier verifier, byte[] document) {
        return verifier.verify(document, Optional.empty(), Optional.empty(), ValidationPolicy.ORDINARY, JUNE);
    }
}
