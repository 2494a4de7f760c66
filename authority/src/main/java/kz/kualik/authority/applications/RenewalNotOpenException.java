package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** By the rules of the day holders of this type do not renew with a valid key. */
public final class RenewalNotOpenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    RenewalNotOpenException() {
        super(ProblemKind.CONFLICT, "renewal-not-open", List.of(), "holders of this type come to a centre");
    }
}
