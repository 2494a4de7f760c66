package kz.kualik.signature.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import kz.kualik.signature.facts.ExaminedSignature;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignerRole;

/**
 * Judges one signature: its integrity, its signer's chain, and both at the time that counts. That time is, for a
 * document, the earliest one that a trusted time-stamp proves, else the time of the check; for what a trusted authority
 * states (time-stamps, status answers, revocation lists) the time that stands in the statement itself.
 */
final class SignatureJudge {

    private final ValidationPolicy policy;
    private final Instant at;
    private final ChainJudge chains;
    private final TimeStampJudge timeStamps;

    SignatureJudge(ValidationPolicy policy, Instant at) {
        this.policy = policy;
        this.at = at;
        this.chains = new ChainJudge(policy, at);
        this.timeStamps = new TimeStampJudge(new ChainJudge(forTimeStamps(policy), at), at);
    }

    /** Who vouches for a time must have been in force then; only a policy without calendar may overlook it. */
    private static ValidationPolicy forTimeStamps(ValidationPolicy policy) {
        return policy.validity() == Weighing.IGNORED ? policy : policy.withValidityRequired();
    }

    SignatureJudgement judge(ExaminedSignature examined) {
        var reasons = new Reasons();
        var signature = examined.signature();
        switch (signature.integrity()) {
            case Integrity.Intact _ -> {}
            case Integrity.Broken(var reason) -> reasons.wrong(reason);
            case Integrity.NotChecked(var reason) -> reasons.open(reason);
        }
        var judgedTimeStamps =
                examined.timeStamps().stream().map(timeStamps::judge).toList();
        var provedTime = judgedTimeStamps.stream()
                .flatMap(judged -> judged.provedTime().stream())
                .min(Comparator.naturalOrder());
        signature.signer().ifPresent(signer -> KeyUsageRule.apply(signer, examined.role(), reasons));
        examined.chain()
                .ifPresentOrElse(
                        chain -> chains.apply(chain, timeThatCounts(examined, provedTime), reasons),
                        () -> reasons.open("no trusted chain: the signer's certificate is not at hand"));
        explainTime(examined, judgedTimeStamps, provedTime, reasons);
        signature.remarks().forEach(reasons::note);
        return new SignatureJudgement(reasons.verdict(), reasons.texts(), provedTime, judgedTimeStamps);
    }

    private JudgedTime timeThatCounts(ExaminedSignature examined, Optional<Instant> provedTime) {
        return switch (examined.role()) {
            case DOCUMENT_SIGNER -> provedTime.map(JudgedTime::proved).orElseGet(() -> JudgedTime.ofCheck(at));
            case CERTIFICATE_HOLDER -> JudgedTime.ofCheck(at);
            case TIME_STAMPING_AUTHORITY, OCSP_RESPONDER, CRL_ISSUER ->
                examined.signature().claimedTime().map(JudgedTime::stated).orElseGet(() -> JudgedTime.ofCheck(at));
        };
    }

    private void explainTime(
            ExaminedSignature examined,
            List<TimeStampJudgement> judged,
            Optional<Instant> provedTime,
            Reasons reasons) {
        if (examined.role() != SignerRole.DOCUMENT_SIGNER) {
            return;
        }
        for (int index = 0; index < judged.size(); index++) {
            for (var text : describe(judged.get(index), index + 1)) {
                reasons.note(text);
            }
        }
        if (provedTime.isEmpty() && policy.validity() != Weighing.IGNORED) {
            reasons.note(examined.signature()
                    .claimedTime()
                    .map(time -> "no proof of time: " + time + " is only the signer's own statement")
                    .orElse("no proof of time: the signature says nothing of when it was made"));
        }
    }

    private static List<String> describe(TimeStampJudgement timeStamp, int number) {
        var texts = new ArrayList<String>();
        var prefix = switch (timeStamp.verdict()) {
            case PASSED -> "time-stamp " + number + ": ";
            case FAILED -> "time-stamp " + number + " is wrong and proves nothing: ";
            case INDETERMINATE, UNREADABLE -> "time-stamp " + number + " proves nothing: ";
        };
        timeStamp.reasons().forEach(reason -> texts.add(prefix + reason));
        return texts;
    }
}
