package kz.kualik.signature.policy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import kz.kualik.signature.facts.Finding;

/** Collects reasons and the verdict that they lead to. The same words are kept once. */
final class Reasons {

    private final SequencedSet<String> texts = new LinkedHashSet<>();
    private Verdict verdict = Verdict.PASSED;

    void wrong(String text) {
        add(Verdict.FAILED, text);
    }

    void open(String text) {
        add(Verdict.INDETERMINATE, text);
    }

    void note(String text) {
        add(Verdict.PASSED, text);
    }

    /** What is unproved counts as much as the policy says. */
    void unproved(Weighing weighing, String text) {
        switch (weighing) {
            case IGNORED -> {}
            case REPORTED -> note(text);
            case REQUIRED -> open(text);
        }
    }

    void add(Finding finding) {
        switch (finding.weight()) {
            case NOTE -> note(finding.text());
            case OPEN -> open(finding.text());
            case WRONG -> wrong(finding.text());
        }
    }

    Verdict verdict() {
        return verdict;
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    private void add(Verdict leadsTo, String text) {
        verdict = verdict.worse(leadsTo);
        texts.add(text);
    }
}
