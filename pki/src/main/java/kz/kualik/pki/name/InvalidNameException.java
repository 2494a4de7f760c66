package kz.kualik.pki.name;

/** A text cannot stand in a certificate's name. The message tells the attribute and the rule, never the text. */
public final class InvalidNameException extends Exception {

    private static final long serialVersionUID = 1L;

    private InvalidNameException(String message) {
        super(message);
    }

    static InvalidNameException of(NameAttribute attribute, String rule) {
        return new InvalidNameException("the attribute " + attribute.label() + " " + rule);
    }
}
