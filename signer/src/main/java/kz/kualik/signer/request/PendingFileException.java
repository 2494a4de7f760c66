package kz.kualik.signer.request;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule.Shortcoming;

/** Keys cannot be made, kept or completed; nothing half-done is left. Its kinds are told apart because people are. */
public sealed class PendingFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private PendingFileException(String message, Throwable cause) {
        super(message, cause);
    }

    private PendingFileException(String message) {
        super(message);
    }

    /** The password is not the one under which the keys lie. */
    public static final class WrongPassword extends PendingFileException {

        private static final long serialVersionUID = 1L;

        WrongPassword(Throwable cause) {
            super("the password is wrong", cause);
        }
    }

    /** The new password is too weak. */
    public static final class WeakPassword extends PendingFileException {

        private static final long serialVersionUID = 1L;

        WeakPassword(List<Shortcoming> shortcomings) {
            super("the password needs 6 to 32 characters with a small letter, a capital letter and a digit ("
                    + shortcomings.stream().map(Shortcoming::name).collect(Collectors.joining(", "))
                    + ")");
        }
    }

    /** The certificates are not those of the waiting keys. */
    public static final class ForeignCertificate extends PendingFileException {

        private static final long serialVersionUID = 1L;

        ForeignCertificate(int waiting, int fitting) {
            super(waiting + " keys wait for certificates, and " + fitting + " of them are among those given");
        }
    }

    /** The file or the folder cannot be read or written, or holds something else. */
    public static final class Unusable extends PendingFileException {

        private static final long serialVersionUID = 1L;

        Unusable(Path file, String why, Throwable cause) {
            super(file.getFileName() + ": " + why, cause);
        }

        Unusable(Path file, String why) {
            super(file.getFileName() + ": " + why);
        }
    }
}
