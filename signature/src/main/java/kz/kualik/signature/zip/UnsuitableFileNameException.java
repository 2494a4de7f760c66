package kz.kualik.signature.zip;

/** A file cannot go into a container under the name that was asked for. */
public final class UnsuitableFileNameException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsuitableFileNameException(String path, String fault) {
        super("the name '" + path + "' " + fault);
    }
}
