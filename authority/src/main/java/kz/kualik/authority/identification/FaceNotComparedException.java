package kz.kualik.authority.identification;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The visitor's face was not compared with the document and the registry. */
public final class FaceNotComparedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    FaceNotComparedException() {
        super(ProblemKind.UNPROCESSABLE, "face-not-compared", List.of(), "the face was not compared");
    }
}
