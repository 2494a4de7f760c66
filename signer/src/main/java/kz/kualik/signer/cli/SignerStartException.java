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

    static SignerStartException origin(String text) {
        return new SignerStartException("--allow-origin " + text
                + " is not an origin that is served; a good one is https://portal.example or http://localhost:8080");
    }

    static SignerStartException token(String name) {
        return new SignerStartException("--token " + name + " is not the name of a token; one is AKKaztokenStore");
    }

    static SignerStartException trust(Throwable cause) {
        return new SignerStartException("--trust: " + cause.getMessage(), cause);
    }

    static SignerStartException onlyHeadless() {
        return new SignerStartException("there are no windows yet: give --headless, --store and --password-file");
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
