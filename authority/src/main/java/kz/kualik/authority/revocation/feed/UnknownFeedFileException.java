package kz.kualik.authority.revocation.feed;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** There is no revocation list, or no authority's certificate, of this name. */
final class UnknownFeedFileException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownFeedFileException() {
        super(ProblemKind.NOT_FOUND, "unknown-feed-file", List.of(), "no file of this name is handed out");
    }
}
