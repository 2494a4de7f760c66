package kz.kualik.authority.revocation;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A signed request for a revocation that is not followed. */
final class SignedRequestRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private SignedRequestRefusedException(ProblemKind kind, String code, List<?> arguments, String message) {
        super(kind, code, arguments, message);
    }

    /** It is no CMS document with its content and exactly one signature. */
    static SignedRequestRefusedException unreadable() {
        return new SignedRequestRefusedException(
                ProblemKind.UNPROCESSABLE,
                "signed-request-unreadable",
                List.of(),
                "no CMS signed data with content and one signature");
    }

    /** What is signed is no statement of the form that we know. */
    static SignedRequestRefusedException noStatement() {
        return new SignedRequestRefusedException(
                ProblemKind.UNPROCESSABLE, "signed-request-no-statement", List.of(), "the content is no statement");
    }

    /** The signature does not hold. */
    static SignedRequestRefusedException broken() {
        return new SignedRequestRefusedException(
                ProblemKind.UNPROCESSABLE, "signed-request-broken", List.of(), "the signature does not hold");
    }

    /** It was written too long ago, or will be. */
    static SignedRequestRefusedException stale() {
        return new SignedRequestRefusedException(
                ProblemKind.UNPROCESSABLE,
                "signed-request-stale",
                List.of(SignedRequests.FRESH_FOR.toMinutes()),
                "the time of the statement is too far from now");
    }

    /** It has been followed before. */
    static SignedRequestRefusedException used() {
        return new SignedRequestRefusedException(
                ProblemKind.CONFLICT, "signed-request-used", List.of(), "the statement has been followed before");
    }
}
