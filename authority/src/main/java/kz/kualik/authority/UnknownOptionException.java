package kz.kualik.authority;

/** A word on the command line is no option of the authority, or lacks its value. */
final class UnknownOptionException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownOptionException(String word) {
        super("\"" + word
                + "\" is not understood; options are --data DIR, --host ADDRESS, --port N, --responder-port N,"
                + " --config FILE, and --key=value for every key of kualik.yaml");
    }
}
