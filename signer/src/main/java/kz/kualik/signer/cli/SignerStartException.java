package kz.kualik.signer.cli;

import java.net.URI;
import java.nio.file.Path;
import kz.kualik.signer.text.ExplainedException;

/** A command cannot be carried out; the message is for the person who gave it. */
final class SignerStartException extends ExplainedException {

    private static final long serialVersionUID = 1L;

    private SignerStartException(String key, Object... arguments) {
        super(key, arguments);
    }

    private SignerStartException(Throwable cause, String key, Object... arguments) {
        super(cause, key, arguments);
    }

    /** What is told of a cause: in the reader's language if it knows one. */
    private static Object reason(Throwable cause) {
        return cause instanceof ExplainedException ? cause : String.valueOf(cause.getMessage());
    }

    static SignerStartException alreadyRunning(Path folder) {
        return new SignerStartException("start.already-running", folder);
    }

    static SignerStartException folder(Path folder, Throwable cause) {
        return new SignerStartException(cause, "start.folder", folder, reason(cause));
    }

    static SignerStartException foreignFolder(Path folder) {
        return new SignerStartException("start.foreign-folder", folder);
    }

    static SignerStartException passwordFile(Path file, Throwable cause) {
        return new SignerStartException(cause, "start.password-file", file);
    }

    static SignerStartException storage(Path file, Throwable cause) {
        return new SignerStartException(cause, "start.place", file, reason(cause));
    }

    static SignerStartException origin(String option, String text) {
        return new SignerStartException("start.origin", option, text);
    }

    static SignerStartException token(String text) {
        return new SignerStartException("start.token", text);
    }

    static SignerStartException noPin(String name) {
        return new SignerStartException("start.no-pin", name);
    }

    static SignerStartException consents(Throwable cause) {
        return new SignerStartException(cause, "start.io", reason(cause));
    }

    static SignerStartException whomToRevoke() {
        return new SignerStartException("start.whom-to-revoke");
    }

    static SignerStartException newKeysPassword() {
        return new SignerStartException("start.new-keys-password");
    }

    static SignerStartException trust(Throwable cause) {
        return new SignerStartException(cause, "start.trust", reason(cause));
    }

    static SignerStartException onlyHeadless() {
        return new SignerStartException("start.only-headless");
    }

    static SignerStartException unsigned(Path document, Throwable cause) {
        return new SignerStartException(cause, "start.unsigned", document, reason(cause));
    }

    static SignerStartException exists(Path target) {
        return new SignerStartException("start.exists", target);
    }

    static SignerStartException noKey(Path store) {
        return new SignerStartException("start.no-key", store);
    }

    static SignerStartException keys(Throwable cause) {
        return new SignerStartException(cause, "start.io", reason(cause));
    }

    static SignerStartException nothingWaits(Path folder) {
        return new SignerStartException("start.nothing-waits", folder);
    }

    static SignerStartException renewal(Throwable cause) {
        return new SignerStartException(cause, "start.renewal", reason(cause));
    }

    static SignerStartException renewal(Path store, String why) {
        return new SignerStartException("start.place", store, why);
    }

    static SignerStartException severalRenewals(Path folder) {
        return new SignerStartException("start.several-renewals", folder);
    }

    static SignerStartException noRenewal(Path file) {
        return new SignerStartException("start.no-renewal", file);
    }

    static SignerStartException empty(Path file) {
        return new SignerStartException("start.empty", file);
    }

    static SignerStartException notYet() {
        return new SignerStartException("start.not-yet");
    }

    static SignerStartException authority(URI address, Throwable cause) {
        return new SignerStartException(cause, "start.authority", address);
    }

    static SignerStartException refused(String why) {
        return new SignerStartException("start.refused", why);
    }

    static SignerStartException refusedSince() {
        return new SignerStartException("start.refused-since");
    }

    static SignerStartException certificate(Path file, Throwable cause) {
        return new SignerStartException(cause, "start.certificate", file);
    }
}
