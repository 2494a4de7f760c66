package kz.kualik.crypto;

/** A password was used after it had been wiped; a programming error. */
public final class ClosedPasswordException extends IllegalStateException {

    ClosedPasswordException() {
        super("the password has been wiped already");
    }
}
