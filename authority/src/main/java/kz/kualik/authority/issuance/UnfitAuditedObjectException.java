package kz.kualik.authority.issuance;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** Kind and id do not name a thing of the audit log together. */
final class UnfitAuditedObjectException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnfitAuditedObjectException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "unfit-audited-object",
                List.of(),
                "kind and id of an audited object belong together and hold no number of a person");
    }
}
