package kz.kualik.signature.login;

import java.time.Instant;

/** A login token proves nothing; the message says why, for the site's log. */
public final class InvalidLoginTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    private InvalidLoginTokenException(String message) {
        super(message);
    }

    private InvalidLoginTokenException(String message, Throwable cause) {
        super(message, cause);
    }

    static InvalidLoginTokenException unreadable(Throwable cause) {
        return new InvalidLoginTokenException("certificate or signature cannot be read", cause);
    }

    static InvalidLoginTokenException wrongSignature() {
        return new InvalidLoginTokenException(
                "the signature is not of this certificate's key over this site and this challenge");
    }

    static InvalidLoginTokenException unsupportedKey(Throwable cause) {
        return new InvalidLoginTokenException("nobody logs in with such a key", cause);
    }

    static InvalidLoginTokenException notForAuthentication() {
        return new InvalidLoginTokenException("the certificate is not for authentication");
    }

    static InvalidLoginTokenException notValidAt(Instant time) {
        return new InvalidLoginTokenException("the certificate is not valid at " + time);
    }

    static InvalidLoginTokenException untrusted() {
        return new InvalidLoginTokenException("the certificate does not lead to a trusted authority");
    }

    static InvalidLoginTokenException revoked() {
        return new InvalidLoginTokenException("the certificate is revoked");
    }

    static InvalidLoginTokenException statusUnknown() {
        return new InvalidLoginTokenException("nobody could be asked whether the certificate is revoked");
    }
}
