package kz.kualik.signer.request;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import kz.kualik.crypto.pkcs12.KeyFilePasswordRule.Shortcoming;
import kz.kualik.signer.text.ExplainedException;
import kz.kualik.signer.text.Texts;

/** Keys cannot be made, kept or completed; nothing half-done is left. Its kinds are told apart because people are. */
public sealed class PendingFileException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private PendingFileException(Throwable cause, String key, Object... arguments) {
        super(cause, key, arguments);
    }

    private PendingFileException(String key, Object... arguments) {
        super(key, arguments);
    }

    /** The password is not the one under which the keys lie. */
    public static final class WrongPassword extends PendingFileException {

        private static final long serialVersionUID = 1L;

        WrongPassword(Throwable cause) {
            super(cause, "storage.wrong-password");
        }
    }

    /** The new password is too weak. */
    public static final class WeakPassword extends PendingFileException {

        private static final long serialVersionUID = 1L;

        WeakPassword(List<Shortcoming> shortcomings) {
            super(
                    "pending.weak-password",
                    shortcomings.stream().map(Shortcoming::name).collect(Collectors.joining(", ")));
        }
    }

    /** The certificates are not those of the waiting keys. */
    public static final class ForeignCertificate extends PendingFileException {

        private static final long serialVersionUID = 1L;

        ForeignCertificate(int waiting, int fitting) {
            super("pending.foreign", waiting, fitting);
        }
    }

    /** The file or the folder cannot be read or written, or holds something else. */
    public static final class Unusable extends PendingFileException {

        private static final long serialVersionUID = 1L;

        Unusable(Path file, String why, Throwable cause) {
            super(cause, "pending.problem", file.getFileName(), new Texts.Phrase(why));
        }

        Unusable(Path file, String why) {
            super("pending.problem", file.getFileName(), new Texts.Phrase(why));
        }
    }
}
