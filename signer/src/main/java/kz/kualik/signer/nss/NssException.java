package kz.kualik.signer.nss;

import java.nio.file.Path;
import kz.kualik.signer.text.ExplainedException;

/** A store of trusted authorities cannot be read or changed. */
public final class NssException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private NssException(String key, Object... arguments) {
        super(key, arguments);
    }

    private NssException(Throwable cause, String key, Object... arguments) {
        super(cause, key, arguments);
    }

    static NssException notInstalled() {
        return new NssException("nss.not-installed");
    }

    static NssException needsPassword() {
        return new NssException("nss.needs-password");
    }

    static NssException wrongPassword(Path file) {
        return new NssException("nss.wrong-password", file);
    }

    static NssException failed(String said) {
        return new NssException("nss.failed", said);
    }

    static NssException endless(long seconds) {
        return new NssException("nss.endless", seconds);
    }

    static NssException io(Throwable cause) {
        return new NssException(cause, "nss.failed", String.valueOf(cause.getMessage()));
    }
}
