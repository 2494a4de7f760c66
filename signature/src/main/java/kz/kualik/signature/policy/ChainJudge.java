package kz.kualik.signature.policy;

import java.time.Instant;
import kz.kualik.pki.path.PathDefect.Weight;
import kz.kualik.signature.facts.ChainFacts;

/** Judges a chain: its path, its dates, its revocation. */
final class ChainJudge {

    private final ValidityRule validity;
    private final RevocationRule revocation;

    ChainJudge(ValidationPolicy policy, Instant at) {
        this.validity = new ValidityRule(policy.validity());
        this.revocation = new RevocationRule(policy, at);
    }

    void apply(ChainFacts chain, JudgedTime time, Reasons reasons) {
        applyPath(chain, reasons);
        validity.apply(chain.path().chain(), time, reasons);
        for (var certificate : chain.revocation()) {
            revocation.apply(certificate, time, reasons);
        }
    }

    void applyPath(ChainFacts chain, Reasons reasons) {
        for (var defect : chain.path().defects()) {
            if (defect.weight() == Weight.WRONG) {
                reasons.wrong(defect.description());
            } else {
                reasons.open(defect.description());
            }
        }
    }
}
