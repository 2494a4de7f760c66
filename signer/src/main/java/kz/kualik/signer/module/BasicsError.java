package kz.kualik.signer.module;

/** The error codes of modules that are called through NCALayer's nlcommons. */
enum BasicsError {
    INVOCATION_ERROR("An invoked method threw an exception."),
    GENERAL_ERROR("General error."),
    INVALID_SIGNING_PARAMS("Invalid signing parameters."),
    SIGNING_FAILURE("Signing failed."),
    CSR_GENERATING_FAILURE("A certificate request could not be made."),
    CERTIFICATE_IMPORTING_FAILURE("A certificate could not be imported."),
    INVALID_IMPORTING_CERTIFICATE("The certificate does not fit.");

    private final String message;

    BasicsError(String message) {
        this.message = message;
    }

    String message() {
        return message;
    }
}
