package kz.kualik.authority.staff;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** The PKCS#10 request cannot become a certificate of staff: damaged, without proof of possession, or its key has been used before. */
public final class UnfitRequestException extends ProblemException {

    private static final long serialVersionUID = 1L;

    /** The request does not fit; the reasons stand in the class's description. */
    public UnfitRequestException() {
        super(
                ProblemKind.UNPROCESSABLE,
                "unfit-staff-request",
                List.of(),
                "the certificate request cannot become a certificate of staff");
    }
}
