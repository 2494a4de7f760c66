package kz.kualik.signer.module;

/** The old applet fails with one of its codes. */
final class AppletException extends Exception {

    private static final long serialVersionUID = 1L;

    private final AppletError error;

    AppletException(AppletError error) {
        super(error.name());
        this.error = error;
    }

    AppletException(AppletError error, Throwable cause) {
        super(error.name(), cause);
        this.error = error;
    }

    AppletError error() {
        return error;
    }
}
