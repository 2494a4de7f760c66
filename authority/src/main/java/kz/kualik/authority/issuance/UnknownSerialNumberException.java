package kz.kualik.authority.issuance;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** No such serial number was ever planned by this authority. */
final class UnknownSerialNumberException extends ProblemException {

    private static final long serialVersionUID = 1L;

    UnknownSerialNumberException() {
        super(
                ProblemKind.NOT_FOUND,
                "unknown-serial-number",
                List.of(),
                "there is no plan under this issuer and serial number");
    }
}
