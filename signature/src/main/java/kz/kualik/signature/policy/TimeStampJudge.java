package kz.kualik.signature.policy;

import java.time.Instant;
import kz.kualik.signature.facts.ChainFacts;
import kz.kualik.signature.facts.ExaminedTimeStamp;
import kz.kualik.signature.facts.Integrity;
import kz.kualik.signature.facts.SignerRole;

/**
 * Judges a time-stamp over a signature (RFC 3161): it proves its time if its own signature and its imprint are right, and
 * its authority is trusted, allowed to stamp, and was valid and not revoked at that very time.
 */
final class TimeStampJudge {

    private final ChainJudge chains;
    private final Instant at;

    TimeStampJudge(ChainJudge chains, Instant at) {
        this.chains = chains;
        this.at = at;
    }

    TimeStampJudgement judge(ExaminedTimeStamp examined) {
        var reasons = new Reasons();
        var timeStamp = examined.timeStamp();
        switch (timeStamp.integrity()) {
            case Integrity.Intact _ -> {}
            case Integrity.Broken(var reason) -> reasons.wrong(reason);
            case Integrity.NotChecked(var reason) -> reasons.open(reason);
        }
        if (!timeStamp.imprintFits()) {
            reasons.wrong("it was made for other data");
        }
        timeStamp
                .time()
                .ifPresentOrElse(
                        time -> judgeAuthority(examined, time, reasons), () -> reasons.wrong("it states no time"));
        return new TimeStampJudgement(reasons.verdict(), timeStamp.time(), reasons.texts());
    }

    private void judgeAuthority(ExaminedTimeStamp examined, Instant time, Reasons reasons) {
        if (time.isAfter(at.plus(RevocationRule.TOLERATED_CLOCK_DIFFERENCE))) {
            reasons.open("it states a time later than that of the check");
        }
        examined.timeStamp()
                .signer()
                .ifPresentOrElse(
                        signer -> KeyUsageRule.apply(signer, SignerRole.TIME_STAMPING_AUTHORITY, reasons),
                        () -> reasons.open("the certificate of its authority is not at hand"));
        examined.chain().ifPresent(chain -> judgeChain(chain, time, reasons));
    }

    private void judgeChain(ChainFacts chain, Instant time, Reasons reasons) {
        chains.apply(chain, JudgedTime.stated(time), reasons);
    }
}
