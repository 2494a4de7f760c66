package kz.kualik.pki.der;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** One binary object as it was found in a file: its octets, the form it came in and the label of its PEM block, if any. */
public final class EncodedObject {

    /** The form in which an object was written. */
    public enum Form {
        DER,
        PEM,
        BASE64
    }

    private final Form form;
    private final Optional<String> label;
    private final byte[] octets;

    EncodedObject(Form form, Optional<String> label, byte[] octets) {
        this.form = form;
        this.label = label;
        this.octets = octets.clone();
    }

    public Form form() {
        return form;
    }

    /** The words after BEGIN in PEM (RFC 7468), for example {@code CERTIFICATE}. */
    public Optional<String> label() {
        return label;
    }

    /** The binary octets; BER or DER; a copy. */
    public byte[] octets() {
        return octets.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedObject that
                && form == that.form
                && label.equals(that.label)
                && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Objects.hash(form, label, Arrays.hashCode(octets));
    }

    @Override
    public String toString() {
        return "EncodedObject[" + form + ", " + label.orElse("no label") + ", " + octets.length + " octets]";
    }
}
