package kz.kualik.authority.issuance;

/** The registry is down at the time of issue; the approval stays and is taken up again later. */
final class RegistryNotAnsweringException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    RegistryNotAnsweringException(Throwable cause) {
        super("the registry does not answer, so nothing is issued now", cause);
    }
}
