package kz.kualik.authority.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.KeyAlgorithm;
import kz.kualik.crypto.UnsupportedKeyException;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.PathBuilder;
import kz.kualik.pki.path.TrustStore;
import kz.kualik.pki.profile.CertificateProfiles;
import kz.kualik.pki.profile.ProfileName;
import kz.kualik.pki.timestamp.MalformedTimeStampTokenException;
import kz.kualik.pki.timestamp.TimeStampToken;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** Whether a checkpoint is signed by the audit log's own key and stamped by a time-stamping authority, both trusted. */
final class SealExaminer {

    /** A house has one or two at a time; a forger's thousands must not fill the memory. */
    private static final int MOST_REMEMBERED = 1000;

    private final CryptoEngine engine;
    private final PathBuilder paths;
    private final ASN1ObjectIdentifier auditPolicy;
    private final Map<Certificate, Boolean> trusted = new HashMap<>();

    SealExaminer(CryptoEngine engine, TrustStore trust) {
        this.engine = engine;
        this.paths = new PathBuilder(engine, trust);
        this.auditPolicy =
                CertificateProfiles.builtIn().get(ProfileName.AUDIT_LOG).policy();
    }

    /** Whether anybody is trusted at all; otherwise signatures are checked and their makers are not. */
    boolean isAnchored() {
        return !paths.trust().isEmpty();
    }

    /** What is wrong with the seal; empty if nothing. */
    Optional<String> defect(Checkpoint checkpoint) {
        return signatureDefect(checkpoint).or(() -> stampDefect(checkpoint));
    }

    private Optional<String> signatureDefect(Checkpoint checkpoint) {
        var certificates = checkpoint.seal().certificates();
        var signer = certificates.getFirst();
        var madeAt = checkpoint.statement().madeAt();
        try {
            var algorithm = KeyAlgorithm.of(signer.publicKeyInfo()).defaultSignature();
            var scheme = engine.scheme(signer.publicKeyInfo(), algorithm.identifier(), Optional.of(algorithm.digest()));
            if (!engine.verify(scheme, checkpoint.octets(), checkpoint.seal().signature())) {
                return Optional.of("its signature is not over this statement");
            }
        } catch (UnsupportedKeyException | UnsupportedSignatureAlgorithmException e) {
            return Optional.of("its signature is of an unknown kind: " + e.getMessage());
        }
        if (!isTrusted(signer, certificates)) {
            return Optional.of("its signer's certificate does not lead to a trusted one");
        }
        if (!extension(signer, Extension.certificatePolicies)
                .map(CertificatePolicies::getInstance)
                .map(policies -> policies.getPolicyInformation(auditPolicy))
                .isPresent()) {
            return Optional.of("its signer may not sign checkpoints");
        }
        if (madeAt.isBefore(signer.notBefore()) || madeAt.isAfter(signer.notAfter())) {
            return Optional.of("its signer's certificate was not valid when it was made");
        }
        return Optional.empty();
    }

    private Optional<String> stampDefect(Checkpoint checkpoint) {
        try {
            var token = TimeStampToken.parse(checkpoint.seal().timeStamp());
            if (!token.info().imprint().fits(checkpoint.octets())) {
                return Optional.of("its time-stamp is over something else");
            }
            var stamper = token.signerCertificate();
            if (stamper.isEmpty() || !token.isSignedBy(stamper.get().publicKeyInfo(), engine)) {
                return Optional.of("the signature of its time-stamp is wrong");
            }
            if (!isTrusted(stamper.get(), token.certificates())) {
                return Optional.of("the certificate of its time-stamp does not lead to a trusted one");
            }
            if (!extension(stamper.get(), Extension.extendedKeyUsage)
                    .map(ExtendedKeyUsage::getInstance)
                    .filter(usage -> usage.hasKeyPurposeId(KeyPurposeId.id_kp_timeStamping))
                    .isPresent()) {
                return Optional.of("whoever stamped it may not stamp");
            }
            return Optional.empty();
        } catch (MalformedTimeStampTokenException | UnsupportedSignatureAlgorithmException e) {
            return Optional.of("its time-stamp cannot be read: " + e.getMessage());
        }
    }

    private boolean isTrusted(Certificate certificate, List<Certificate> companions) {
        if (!isAnchored()) {
            return true;
        }
        if (trusted.size() > MOST_REMEMBERED) {
            trusted.clear();
        }
        return trusted.computeIfAbsent(
                certificate, unknown -> paths.build(unknown, companions).isTrusted());
    }

    private static Optional<ASN1Encodable> extension(Certificate certificate, ASN1ObjectIdentifier type) {
        return certificate.extensions().map(extensions -> extensions.getExtensionParsedValue(type));
    }
}
