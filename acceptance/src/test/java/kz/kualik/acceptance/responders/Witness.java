package kz.kualik.acceptance.responders;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import kz.kualik.acceptance.client.ApiProblemException;
import kz.kualik.acceptance.client.StatusClient;
import kz.kualik.acceptance.client.UnreachableAuthorityException;
import kz.kualik.pki.certificate.Certificate;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspResponseException;
import kz.kualik.pki.ocsp.OcspResponse;

/**
 * Knows when each certificate was released and revoked, asks responders, and notes every answer that is wrong: a released
 * certificate that is not good before anybody asked for its revocation, and a revoked one that is good although the question
 * came later after the authority's word than the responder's news may be old. "Try later" and no answer at all are not wrong.
 */
final class Witness {

    private final Certificate issuer;
    private final Map<Certificate, Life> lives = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    private static final class Life {
        volatile boolean toBeRevoked;
        volatile long revokedAt;
    }

    Witness(Certificate issuer) {
        this.issuer = issuer;
    }

    void released(Certificate certificate) {
        lives.put(certificate, new Life());
    }

    /** To be called before the authority is asked to revoke. */
    void revoking(Certificate certificate) {
        life(certificate).toBeRevoked = true;
    }

    /** To be called when the authority has answered. */
    void revoked(Certificate certificate) {
        life(certificate).revokedAt = System.nanoTime();
    }

    boolean isRevoked(Certificate certificate) {
        return life(certificate).revokedAt != 0;
    }

    private Life life(Certificate certificate) {
        return Objects.requireNonNull(lives.get(certificate));
    }

    /** Every certificate that was released. */
    List<Certificate> certificates() {
        return List.copyOf(lives.keySet());
    }

    Queue<String> wrong() {
        return wrong;
    }

    /** Asks; the answer, if there was one, was judged. */
    Optional<CertificateStatus> ask(StatusClient responder, Certificate certificate) {
        var life = life(certificate);
        var askedAt = System.nanoTime();
        var revokedAt = life.revokedAt;
        Optional<CertificateStatus> answer;
        try {
            answer = OcspResponse.parse(responder.ocsp(certificate, issuer))
                    .basicResponse()
                    .map(basic -> basic.responses().getFirst().status());
        } catch (UnreachableAuthorityException | ApiProblemException e) {
            return Optional.empty();
        } catch (MalformedOcspResponseException e) {
            wrong.add(responder.responder() + " answers with something else: " + e.getMessage());
            return Optional.empty();
        }
        if (answer.isPresent()) {
            var good = answer.get() instanceof CertificateStatus.Good;
            // Asked for meanwhile or not: only what was so before the question is held against the answer.
            if (!good && !life.toBeRevoked) {
                wrong.add(responder.responder() + " says " + answer.get() + " of the released "
                        + certificate.serialNumber());
            }
            if (good && revokedAt != 0 && askedAt - revokedAt > RespondingProcess.SILENT_AFTER.toNanos()) {
                wrong.add(responder.responder() + " says good of the revoked " + certificate.serialNumber());
            }
        }
        return answer;
    }
}
