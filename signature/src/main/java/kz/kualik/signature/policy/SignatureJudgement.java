package kz.kualik.signature.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is to be thought of one signature.
 *
 * @param verdict the verdict
 * @param reasons why, and what was not checked
 * @param provedTime the earliest time for which it is proved that the signature existed
 * @param timeStamps what each of its time-stamps is worth
 */
public record SignatureJudgement(
        Verdict verdict, List<String> reasons, Optional<Instant> provedTime, List<TimeStampJudgement> timeStamps) {

    public SignatureJudgement {
        reasons = List.copyOf(reasons);
        timeStamps = List.copyOf(timeStamps);
    }
}
