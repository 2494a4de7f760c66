package kz.kualik.responder.ocsp;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.kualik.crypto.CryptoEngine;
import kz.kualik.pki.crl.RevocationReason;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.MalformedOcspRequestException;
import kz.kualik.pki.ocsp.OcspNonce;
import kz.kualik.pki.ocsp.OcspRequest;
import kz.kualik.pki.ocsp.OcspResponseStatus;
import kz.kualik.pki.ocsp.SingleOcspResponse;
import kz.kualik.responder.keys.OcspSigner;
import kz.kualik.responder.status.StatusIndex;

/**
 * Answers one question: decode, look up, encode and sign (RFC 6960). Several certificates of one issuer are answered in one
 * response, in the order of the question; a question about several issuers is refused as unauthorized, because no one key
 * may answer for all of them (section 4.2.2.2), and an answer must speak of every certificate that was asked for.
 *
 * <p>thisUpdate is the latest moment of which everything is known (RFC 6960, sections 2.4 and 4.2.2.1), which lies before
 * producedAt where news come from afar. Where a nextUpdate counted from it would be over already, the answer is tryLater.
 *
 * <p>Nonces (RFC 9654, section 2.1): an empty one and one of more than 128 octets is malformed; 8 to 128 octets are echoed
 * (the NUC's clients send 8); 1 to 7 octets protect nobody and are ignored. The answer repeats the extension in the form in
 * which it came.
 */
public final class OcspHandler {

    private static final Logger LOG = System.getLogger(OcspHandler.class.getName());

    private static final int SHORTEST_ECHOED_NONCE = 8;
    private static final int LONGEST_NONCE = 128;

    /** RFC 6960, section 2.2: what is said about a certificate that was never issued. */
    private static final CertificateStatus NEVER_ISSUED =
            new CertificateStatus.Revoked(Instant.EPOCH, Optional.of(RevocationReason.CERTIFICATE_HOLD));

    private final OcspRules rules;
    private final StatusIndex index;
    private final CryptoEngine engine;
    private final Clock clock;
    private final UsualAnswers usual;
    private final AnswerCounts counts = new AnswerCounts();
    private volatile OcspSigners signers;

    public OcspHandler(OcspRules rules, StatusIndex index, List<OcspSigner> signers, CryptoEngine engine, Clock clock) {
        this.rules = rules;
        this.index = index;
        this.engine = engine;
        this.clock = clock;
        this.usual = new UsualAnswers(rules, index, clock);
        this.signers = prepared(signers);
    }

    private OcspSigners prepared(List<OcspSigner> signers) {
        return new OcspSigners(signers, engine, rules.neverIssued() == OcspRules.NeverIssued.REVOKED);
    }

    /** From now on these signers answer. */
    public void replaceSigners(List<OcspSigner> replacements) {
        signers = prepared(replacements);
    }

    /** The signers that answer at present. */
    public List<OcspSigner> signers() {
        return signers.all();
    }

    /** Where whoever sends an answer counts it. */
    public AnswerCounts counts() {
        return counts;
    }

    /** What is said about a serial number that is not known. */
    public enum Judgement {
        /** Nothing yet: the answer is undecided, and the question comes again. */
        ASK_FIRST,
        /** That it was never issued: what is known is newer than the question. */
        FINAL,
        /** Nothing: what is known is older than the question. */
        NONE
    }

    /**
     * The answer, if it takes some tens of microseconds only: for a thread that has other things to do.
     *
     * @return empty if the question is to be given to {@link #answer}
     */
    public Optional<OcspAnswer> answerAtOnce(byte[] encodedRequest) {
        try {
            return usual.answer(encodedRequest, signers, false);
        } catch (RuntimeException e) {
            LOG.log(Level.DEBUG, "an OCSP request is not answered at once", e);
            return Optional.empty();
        }
    }

    /** The answer to an encoded request, when what is known is all that there is. */
    public OcspAnswer answer(byte[] encodedRequest) {
        return answer(encodedRequest, Judgement.FINAL);
    }

    /** The answer to an encoded request. Signs, so it takes time; never throws because of the request. */
    public OcspAnswer answer(byte[] encodedRequest, Judgement judgement) {
        try {
            var answered = usual.answer(encodedRequest, signers, true);
            return answered.isPresent() ? answered.get() : answer(OcspRequest.parse(encodedRequest), judgement);
        } catch (MalformedOcspRequestException e) {
            LOG.log(Level.DEBUG, "malformed OCSP request", e);
            return OcspAnswer.refused(OcspResponseStatus.MALFORMED_REQUEST);
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "an OCSP request could not be answered", e);
            return OcspAnswer.refused(OcspResponseStatus.INTERNAL_ERROR);
        }
    }

    private OcspAnswer answer(OcspRequest request, Judgement judgement) {
        if (request.nonce().isPresent() && !isAcceptable(request.nonce().get())) {
            return OcspAnswer.refused(OcspResponseStatus.MALFORMED_REQUEST);
        }
        var current = signers;
        var signer = current.find(request.certIds().getFirst());
        if (signer.isEmpty()
                || !request.certIds().stream().allMatch(id -> current.find(id).equals(signer))) {
            return OcspAnswer.refused(OcspResponseStatus.UNAUTHORIZED);
        }
        // Read before the statuses, which may only be newer than it says.
        var now = clock.instant();
        var times = AnswerTimes.of(now, index.knownUntil(now), rules);
        if (times.isOver()) {
            return OcspAnswer.refused(OcspResponseStatus.TRY_LATER);
        }
        var statuses = new ArrayList<CertificateStatus>(request.certIds().size());
        for (var certId : request.certIds()) {
            var status = index.status(signer.get().issuer(), certId.serialNumber());
            if (status.isEmpty()) {
                return OcspAnswer.refused(OcspResponseStatus.TRY_LATER);
            }
            if (status.get() instanceof CertificateStatus.Unknown && judgement != Judgement.FINAL) {
                return judgement == Judgement.NONE
                        ? OcspAnswer.refused(OcspResponseStatus.TRY_LATER)
                        : OcspAnswer.undecided();
            }
            statuses.add(status.get());
        }
        return sign(request, statuses, times, signer.get());
    }

    private OcspAnswer sign(
            OcspRequest request, List<CertificateStatus> statuses, AnswerTimes times, OcspSigners.Entry signer) {
        var answers = new ArrayList<SingleOcspResponse>(request.certIds().size());
        for (int i = 0; i < statuses.size(); i++) {
            answers.add(new SingleOcspResponse(
                    request.certIds().get(i), told(statuses.get(i)), times.thisUpdate(), times.nextUpdate()));
        }
        var echoed = request.nonce().filter(nonce -> nonce.length() >= SHORTEST_ECHOED_NONCE);
        var encoded = signer.general()
                .compose(
                        answers,
                        times.producedAt(),
                        echoed,
                        rules.neverIssued() == OcspRules.NeverIssued.REVOKED,
                        signer.key().newSigner(engine));
        return OcspAnswer.once(encoded, AnswerCounts.Kind.of(statuses));
    }

    private CertificateStatus told(CertificateStatus status) {
        boolean neverIssued = status instanceof CertificateStatus.Unknown;
        return neverIssued && rules.neverIssued() == OcspRules.NeverIssued.REVOKED ? NEVER_ISSUED : status;
    }

    private static boolean isAcceptable(OcspNonce nonce) {
        return nonce.length() > 0 && nonce.length() <= LONGEST_NONCE;
    }
}
