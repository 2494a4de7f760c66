package kz.kualik.responder.ocsp;

import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.UsualOcspRequest;
import kz.kualik.responder.status.StatusIndex;

/**
 * Answers usual questions about certificates that were issued: the great mass. Without a nonce, an answer may be handed
 * out again; otherwise one is signed. Everything else is left to {@link OcspHandler}.
 */
final class UsualAnswers {

    private static final HexFormat HEXADECIMAL = HexFormat.of();

    private final OcspRules rules;
    private final StatusIndex index;
    private final Clock clock;
    private final AnswerCache kept;

    UsualAnswers(OcspRules rules, StatusIndex index, Clock clock) {
        this.rules = rules;
        this.index = index;
        this.clock = clock;
        this.kept = new AnswerCache(rules.keptAnswers(), rules.resigning().toSeconds());
    }

    /**
     * The answer, if this is a usual question.
     *
     * @param mayTakeTime also sign with keys that need long for it
     */
    Optional<OcspAnswer> answer(byte[] encodedRequest, OcspSigners signers, boolean mayTakeTime) {
        var read = UsualOcspRequest.read(encodedRequest);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        var question = read.get();
        var named = signers.find(question);
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var issuer = named.get();
        var now = clock.instant();
        // Read before the status, which may only be newer than it says.
        var known = index.knownUntil(now);
        var status = index.status(issuer.entry().issuer(), question);
        if (status.isEmpty() || status.get() instanceof CertificateStatus.Unknown) {
            return Optional.empty();
        }
        if (!question.hasNonce()) {
            var again = kept.find(issuer, question, status.get(), now.getEpochSecond());
            if (again.isPresent()) {
                return again;
            }
        }
        var times = AnswerTimes.of(now, known, rules);
        return (mayTakeTime || issuer.entry().inNoTime()) && !times.isOver()
                ? Optional.of(signed(question, issuer, status.get(), times))
                : Optional.empty();
    }

    private OcspAnswer signed(
            UsualOcspRequest question, OcspSigners.NamedIssuer issuer, CertificateStatus status, AnswerTimes times) {
        var unsigned = issuer.entry()
                .usual()
                .compose(question, status, times.producedAt(), times.thisUpdate(), times.nextUpdate());
        var signature =
                issuer.entry().messageSigner().get().sign(unsigned.buffer(), unsigned.offset(), unsigned.length());
        var encoded = unsigned.signed(signature);
        if (question.hasNonce()) {
            return OcspAnswer.once(encoded, AnswerCounts.Kind.of(status));
        }
        var answer = times.nextUpdate()
                .map(end -> OcspAnswer.reusable(
                        encoded,
                        new OcspAnswer.Reuse(times.thisUpdate(), end, entityTag(encoded)),
                        AnswerCounts.Kind.of(status)))
                .orElseGet(() -> OcspAnswer.once(encoded, AnswerCounts.Kind.of(status)));
        kept.keep(
                new AnswerCache.Kept(
                        issuer,
                        question.serialNumberOctets(),
                        status,
                        times.producedAt().getEpochSecond(),
                        times.nextUpdate().map(Instant::getEpochSecond).orElse(Long.MAX_VALUE),
                        answer),
                question);
        return answer;
    }

    private static String entityTag(byte[] encoded) {
        return '"' + HEXADECIMAL.formatHex(DigestAlgorithm.SHA256.digest(encoded)) + '"';
    }
}
