package kz.kualik.pki.lint;

import java.util.function.Consumer;

/** One rule. */
interface Lint {

    /** The rule's name in findings. */
    String rule();

    /** Reports every breach of the rule, in words that go into {@link Finding#message()}. */
    void examine(Candidate candidate, Consumer<String> findings);
}
