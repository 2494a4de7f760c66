package kz.kualik.signer.cli;

import java.nio.file.Path;

/** A command cannot be carried out; the message is for the person who gave it. */
final class SignerStartException extends Exception {

    private static final long serialVersionUID = 1L;

    private SignerStartException(String message) {
        super(message);
    }

    private SignerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    static SignerStartException alreadyRunning(Path folder) {
        return new SignerStartException("another Signer of this user is running already (it holds " + folder + ")");
    }

    static SignerStartException folder(Path folder, Throwable cause) {
        return new SignerStartException("the folder " + folder + " cannot be used: " + cause.getMessage(), cause);
    }

    static SignerStartException passwordFile(Path file, Throwable cause) {
        return new SignerStartException("the password file " + file + " cannot be read", cause);
    }

    static SignerStartException storage(Path file, Throwable cause) {
        return new SignerStartException(file + ": " + cause.getMessage(), cause);
    }

    static SignerStartException origin(String option, String text) {
        return new SignerStartException(option + " " + text
                + " is not an origin that is served; a good one is https://portal.example or http://localhost:8080");
    }

    static SignerStartException token(String text) {
        return new SignerStartException("--token " + text
                + " is none, or is given twice; a good one is AKKaztokenStore=/usr/lib/libkaztoken.so");
    }

    static SignerStartException noPin(String name) {
        return new SignerStartException("the token " + name + " needs --pin-file " + name + "=FILE");
    }

    static SignerStartException consents(Throwable cause) {
        return new SignerStartException(String.valueOf(cause.getMessage()), cause);
    }

    static SignerStartException whomToRevoke() {
        return new SignerStartException("name the origins that lose what they had, or --all");
    }

    static SignerStartException newKeysPassword() {
        return new SignerStartException("--new-keys needs --password-file: new key files get that password");
    }

    static SignerStartException trust(Throwable cause) {
        return new SignerStartException("--trust: " + cause.getMessage(), cause);
    }

    static SignerStartException onlyHeadless() {
        return new SignerStartException(
                "there are no windows yet: give --headless, and --store with --password-file or --token with --pin-file");
    }

    static SignerStartException unsigned(Path document, Throwable cause) {
        return new SignerStartException(document + " was not signed: " + cause.getMessage(), cause);
    }

    static SignerStartException noKey(Path store) {
        return new SignerStartException(store + " holds no key that is valid now and may sign");
    }

    static SignerStartException keys(Throwable cause) {
        return new SignerStartException(String.valueOf(cause.getMessage()), cause);
    }

    static SignerStartException nothingWaits(Path folder) {
        return new SignerStartException("no key in " + folder + " waits for these certificates");
    }

    static SignerStartException certificate(Path file, Throwable cause) {
        return new SignerStartException(file + " is no certificate", cause);
    }
}
