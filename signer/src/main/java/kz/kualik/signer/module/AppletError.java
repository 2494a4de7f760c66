package kz.kualik.signer.module;

/** The error codes of the old applet. */
enum AppletError {
    WRONG_PASSWORD,
    EMPTY_KEY_LIST,
    EMPTY_SLOT,
    RDN_NOT_FOUND,
    XML_PARSE_EXCEPTION,
    SIGNATURE_VALIDATION_ERROR,
    COMMON,
    LOAD_KEYSTORE_ERROR,
    UNKNOWN_STORAGE,
    FILE_READ_ERROR,
    KEYSTORE_FILE_NOT_FOUND
}
