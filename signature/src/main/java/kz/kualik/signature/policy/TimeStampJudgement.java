package kz.kualik.signature.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a time-stamp is worth.
 *
 * @param verdict PASSED: it proves its time; FAILED: it is wrong; INDETERMINATE: its authority is not trusted
 * @param time the time that it states
 * @param reasons why it proves nothing, or what to know besides
 */
public record TimeStampJudgement(Verdict verdict, Optional<Instant> time, List<String> reasons) {

    public TimeStampJudgement {
        reasons = List.copyOf(reasons);
    }

    /** The time that is proved: the signature existed then. */
    public Optional<Instant> provedTime() {
        return verdict == Verdict.PASSED ? time : Optional.empty();
    }
}
