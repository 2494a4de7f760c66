package kz.kualik.acceptance.demo;

/** The demo cannot go on, because something is not as it has to be. */
final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String what) {
        super(what);
    }

    DemoFailedException(String what, Throwable cause) {
        super(what, cause);
    }
}
