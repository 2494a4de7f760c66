package kz.kualik.signer.key;

/** A storage cannot be opened. Its kinds are told apart because people are told different things. */
public sealed class StorageException extends Exception {

    private static final long serialVersionUID = 1L;

    private StorageException(String message) {
        super(message);
    }

    private StorageException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The password is wrong. */
    public static final class WrongPassword extends StorageException {

        private static final long serialVersionUID = 1L;

        WrongPassword(Throwable cause) {
            super("the password is wrong", cause);
        }
    }

    /** There is nothing to open. */
    public static final class Absent extends StorageException {

        private static final long serialVersionUID = 1L;

        Absent(String what) {
            super(what);
        }
    }

    /** What is there is no storage of this kind, or a damaged one. */
    public static final class Unreadable extends StorageException {

        private static final long serialVersionUID = 1L;

        Unreadable(String reason, Throwable cause) {
            super(reason, cause);
        }

        Unreadable(String reason) {
            super(reason);
        }
    }

    /** A new password is too easy. */
    public static final class WeakPassword extends StorageException {

        private static final long serialVersionUID = 1L;

        WeakPassword() {
            super("the new password needs 6 to 32 characters with a small letter, a capital letter and a digit");
        }
    }
}
