package kz.kualik.authority.web;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The address of the request is longer than any of ours. */
final class UriTooLongException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UriTooLongException(int limit) {
        super(ProblemKind.URI_TOO_LONG, "uri-too-long", List.of(limit), "the address is longer than " + limit);
    }
}
