package kz.kualik.signature.policy;

import java.util.List;

/**
 * What is to be thought of a document: the worst of what is to be thought of its parts.
 *
 * @param verdict the verdict
 * @param reasons why, and what was not checked; the parts' reasons included, prefixed where there are several parts
 * @param signatures one for each signature
 * @param certificates one for each certificate that is kept in the document
 */
public record DocumentJudgement(
        Verdict verdict,
        List<String> reasons,
        List<SignatureJudgement> signatures,
        List<SignatureJudgement> certificates) {

    public DocumentJudgement {
        reasons = List.copyOf(reasons);
        signatures = List.copyOf(signatures);
        certificates = List.copyOf(certificates);
    }
}
