package kz.kualik.responder.ocsp;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import kz.kualik.crypto.DigestAlgorithm;
import kz.kualik.pki.ocsp.CertificateStatus;
import kz.kualik.pki.ocsp.UsualOcspRequest;
import kz.kualik.responder.status.StatusIndex;

/**
 * Answers usual questions about certificates that were issued: the great mass. Without a nonce, a signature may be handed
 * out again; otherwise one is made. Everything else is left to {@link OcspHandler}.
 */
final class UsualAnswers {

    private static final HexFormat HEXADECIMAL = HexFormat.of();

    private final OcspRules rules;
    private final StatusIndex index;
    private final Clock clock;
    private final SignatureCache signatures;

    UsualAnswers(OcspRules rules, StatusIndex index, Clock clock) {
        this.rules = rules;
        this.index = index;
        this.clock = clock;
        this.signatures =
                new SignatureCache(rules.keptSignatures(), rules.resigning().toSeconds());
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
        var status = index.status(issuer.entry().issuer(), question.serialNumber());
        if (status.isEmpty() || status.get() instanceof CertificateStatus.Unknown) {
            return Optional.empty();
        }
        return answer(question, issuer, status.get(), mayTakeTime);
    }

    private Optional<OcspAnswer> answer(
            UsualOcspRequest question, OcspSigners.NamedIssuer issuer, CertificateStatus status, boolean mayTakeTime) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!question.hasNonce()) {
            var kept = signatures.find(issuer, question, status, now.getEpochSecond());
            if (kept.isPresent()) {
                return Optional.of(again(question, kept.get()));
            }
        }
        return mayTakeTime || issuer.entry().inNoTime()
                ? Optional.of(signed(question, issuer, status, now))
                : Optional.empty();
    }

    private OcspAnswer again(UsualOcspRequest question, SignatureCache.Kept kept) {
        var time = Instant.ofEpochSecond(kept.time());
        var nextUpdate = rules.validity().map(time::plus);
        var encoded = kept.issuer()
                .entry()
                .usual()
                .compose(question, kept.status(), time, nextUpdate)
                .signed(kept.signature());
        return answer(encoded, time, nextUpdate, kept.entityTag());
    }

    private OcspAnswer signed(
            UsualOcspRequest question, OcspSigners.NamedIssuer issuer, CertificateStatus status, Instant now) {
        var nextUpdate = rules.validity().map(now::plus);
        var unsigned = issuer.entry().usual().compose(question, status, now, nextUpdate);
        var signature =
                issuer.entry().messageSigner().get().sign(unsigned.buffer(), unsigned.offset(), unsigned.length());
        var encoded = unsigned.signed(signature);
        if (question.hasNonce()) {
            return OcspAnswer.once(encoded);
        }
        var entityTag = '"' + HEXADECIMAL.formatHex(DigestAlgorithm.SHA256.digest(encoded)) + '"';
        signatures.keep(
                new SignatureCache.Kept(
                        issuer, question.serialNumberOctets(), status, now.getEpochSecond(), signature, entityTag),
                question);
        return answer(encoded, now, nextUpdate, entityTag);
    }

    private static OcspAnswer answer(byte[] encoded, Instant time, Optional<Instant> nextUpdate, String entityTag) {
        return nextUpdate.isPresent()
                ? OcspAnswer.reusable(encoded, new OcspAnswer.Reuse(time, nextUpdate.get(), entityTag))
                : OcspAnswer.once(encoded);
    }
}
