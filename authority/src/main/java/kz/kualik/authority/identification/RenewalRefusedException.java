package kz.kualik.authority.identification;

import java.util.List;
import kz.kualik.authority.problem.ProblemException;
import kz.kualik.authority.problem.ProblemKind;

/** A signed request for certificates that identifies nobody, or not any more. */
final class RenewalRefusedException extends ProblemException {

    private static final long serialVersionUID = 1L;

    private RenewalRefusedException(ProblemKind kind, String code, String message) {
        super(kind, code, List.of(), message);
    }

    /** What is signed is no request of the form that we know. */
    static RenewalRefusedException noRequest() {
        return new RenewalRefusedException(
                ProblemKind.UNPROCESSABLE, "renewal-no-request", "the content is no PKIData of the form taken here");
    }

    /** The signer's certificate is none that this authority has issued to a holder. */
    static RenewalRefusedException notAHolders() {
        return new RenewalRefusedException(
                ProblemKind.FORBIDDEN, "renewal-not-a-holder", "the signer's certificate is no holder's of ours");
    }

    /** Its time is over. */
    static RenewalRefusedException expired() {
        return new RenewalRefusedException(
                ProblemKind.FORBIDDEN, "renewal-certificate-expired", "the signer's certificate has expired");
    }

    /** Its time has not begun. */
    static RenewalRefusedException notYetValid() {
        return new RenewalRefusedException(
                ProblemKind.FORBIDDEN,
                "renewal-certificate-not-yet-valid",
                "the signer's certificate is not valid yet");
    }

    /** It is revoked. */
    static RenewalRefusedException revoked() {
        return new RenewalRefusedException(
                ProblemKind.FORBIDDEN, "renewal-certificate-revoked", "the signer's certificate is revoked");
    }

    /** Its key is one for logging in. */
    static RenewalRefusedException notForSignatures() {
        return new RenewalRefusedException(
                ProblemKind.FORBIDDEN, "renewal-key-not-for-signatures", "the signer's key is not one for signatures");
    }

    /** It was signed before the certificate began, or will be, or the signature names no time. */
    static RenewalRefusedException signedAtAnotherTime() {
        return new RenewalRefusedException(
                ProblemKind.UNPROCESSABLE, "renewal-signing-time", "the signing time is missing or cannot be right");
    }

    /** The registry calls the person or the entity otherwise by now. */
    static RenewalRefusedException nameChanged() {
        return new RenewalRefusedException(
                ProblemKind.CONFLICT, "renewal-name-changed", "the registry has another name than the certificate");
    }
}
