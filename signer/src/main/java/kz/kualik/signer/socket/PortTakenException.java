package kz.kualik.signer.socket;

/** The port cannot be listened on, as a rule because another program does. */
public final class PortTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    PortTakenException(int port, Throwable cause) {
        super("port " + port + " of 127.0.0.1 is taken", cause);
    }
}
