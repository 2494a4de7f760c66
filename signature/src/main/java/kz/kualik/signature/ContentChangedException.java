package kz.kualik.signature;

import java.io.IOException;

/** A document changed between the moment when it was digested and the moment when it was written out. */
public final class ContentChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    public ContentChangedException() {
        super("the document changed while it was being signed");
    }
}
