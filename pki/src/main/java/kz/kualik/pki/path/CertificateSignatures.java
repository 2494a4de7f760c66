package kz.kualik.pki.path;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.crypto.UnsupportedSignatureAlgorithmException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.path.SignatureOutcome.Right;
import kz.kualik.pki.path.SignatureOutcome.Undecided;
import kz.kualik.pki.path.SignatureOutcome.Wrong;

/**
 * Checks certificates' signatures and remembers each answer, so that a web of cross-certificates costs at most one
 * check for each pair. Counts what was really computed; one instance serves the searches of one document.
 */
final class CertificateSignatures {

    private record Pair(Certificate certificate, Certificate issuer) {}

    private final CryptoEngine engine;
    private final Map<Pair, SignatureOutcome> answers = new HashMap<>();

    CertificateSignatures(CryptoEngine engine) {
        this.engine = engine;
    }

    /** How many signatures were computed up to now. */
    int computed() {
        return answers.size();
    }

    /** Whether the issuer's key made the signature on the certificate; names are not looked at. */
    SignatureOutcome check(Certificate certificate, Certificate issuer) {
        return answers.computeIfAbsent(new Pair(certificate, issuer), pair -> compute(engine, certificate, issuer));
    }

    static SignatureOutcome compute(CryptoEngine engine, Certificate certificate, Certificate issuer) {
        try {
            var structure = certificate.toHolder().toASN1Structure();
            var scheme = engine.scheme(issuer.publicKeyInfo(), structure.getSignatureAlgorithm(), Optional.empty());
            var signed = structure.getTBSCertificate().getEncoded();
            return engine.verify(scheme, signed, structure.getSignature().getOctets()) ? new Right() : new Wrong();
        } catch (UnsupportedSignatureAlgorithmException e) {
            return new Undecided(String.valueOf(e.getMessage()));
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            return new Undecided("the certificate cannot be encoded again");
        }
    }
}
