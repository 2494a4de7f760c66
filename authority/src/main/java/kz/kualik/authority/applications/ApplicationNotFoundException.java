package kz.kualik.authority.applications;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no such application, or the caller has not shown to be its applicant: one answer for both. */
public final class ApplicationNotFoundException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ApplicationNotFoundException() {
        super(ProblemKind.NOT_FOUND, "application-not-found", List.of(), "no application for this number and document");
    }
}
