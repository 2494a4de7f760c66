package kz.kualik.signature.verify;

import java.util.List;
import kz.kualik.signature.facts.DocumentFacts;
import kz.kualik.signature.policy.DocumentJudgement;
import kz.kualik.signature.policy.Verdict;

/** The result of checking one document. */
public sealed interface VerifiedDocument {

    /** What is to be thought of it. */
    Verdict verdict();

    /** Why, and what was not checked. */
    List<String> reasons();

    /**
     * It could be read.
     *
     * @param facts what was found
     * @param judgement what is to be thought of it
     */
    record Judged(DocumentFacts facts, DocumentJudgement judgement) implements VerifiedDocument {

        @Override
        public Verdict verdict() {
            return judgement.verdict();
        }

        @Override
        public List<String> reasons() {
            return judgement.reasons();
        }
    }

    /**
     * It could not be read.
     *
     * @param reason why, as a phrase for a reader
     */
    record Unreadable(String reason) implements VerifiedDocument {

        @Override
        public Verdict verdict() {
            return Verdict.UNREADABLE;
        }

        @Override
        public List<String> reasons() {
            return List.of(reason);
        }
    }
}
