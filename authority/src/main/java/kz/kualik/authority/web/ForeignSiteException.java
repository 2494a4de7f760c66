package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A page of another site made a browser send the request. */
final class ForeignSiteException extends ProblemException {

    private static final long serialVersionUID = 1L;

    ForeignSiteException() {
        super(ProblemKind.FORBIDDEN, "foreign-site", List.of(), "another site made a browser send this");
    }
}
