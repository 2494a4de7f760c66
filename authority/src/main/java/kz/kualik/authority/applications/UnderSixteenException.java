package kz.kualik.authority.applications;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The registry's birth date says that the applicant has not reached sixteen (article 14). */
public final class UnderSixteenException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private final LocalDate possibleFrom;

    UnderSixteenException(LocalDate possibleFrom) {
        super(
                ProblemKind.CONFLICT,
                "under-sixteen",
                List.of(possibleFrom.toString()),
                "the applicant has not reached sixteen");
        this.possibleFrom = possibleFrom;
    }

    /** {@code possibleFrom}: the sixteenth birthday. */
    @Override
    public Map<String, Object> members() {
        return Map.of("possibleFrom", possibleFrom.toString());
    }
}
