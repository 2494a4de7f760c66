package kz.kualik.signer.key;

import kz.kualik.signer.text.ExplainedException;

/** A storage cannot be opened. Its kinds are told apart because people are told different things. */
public sealed class StorageException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private StorageException(String key, Object... arguments) {
        super(key, arguments);
    }

    private StorageException(Throwable cause, String key, Object... arguments) {
        super(cause, key, arguments);
    }

    /** The password is wrong. */
    public static final class WrongPassword extends StorageException {

        private static final long serialVersionUID = 1L;

        WrongPassword(Throwable cause) {
            super(cause, "storage.wrong-password");
        }
    }

    /** There is nothing to open. */
    public static final class Absent extends StorageException {

        private static final long serialVersionUID = 1L;

        /** With a key of the message files, and what stands in its places. */
        Absent(String key, Object... what) {
            super(key, what);
        }
    }

    /** What is there is no storage of this kind, or a damaged one. */
    public static final class Unreadable extends StorageException {

        private static final long serialVersionUID = 1L;

        /** With a key of the message files, and what stands in its places. */
        Unreadable(Throwable cause, String key, Object... what) {
            super(cause, key, what);
        }

        /** With a key of the message files, and what stands in its places. */
        Unreadable(String key, Object... what) {
            super(key, what);
        }
    }

    /** A new password is too easy. */
    public static final class WeakPassword extends StorageException {

        private static final long serialVersionUID = 1L;

        WeakPassword() {
            super("storage.weak-password");
        }
    }
}
