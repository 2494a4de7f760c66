package kz.kualik.pki.der;

/** The value is larger, deeper or richer in elements than its kind may be; it was not looked at further. */
public final class Asn1LimitException extends Asn1Exception {

    private static final long serialVersionUID = 1L;

    private Asn1LimitException(String message) {
        super(message);
    }

    static Asn1LimitException size(int size, int limit) {
        return new Asn1LimitException("%d octets are more than the %d allowed here".formatted(size, limit));
    }

    static Asn1LimitException depth(int limit) {
        return new Asn1LimitException("nested deeper than the %d levels allowed here".formatted(limit));
    }

    static Asn1LimitException elements(int limit) {
        return new Asn1LimitException("more than the %d elements allowed here".formatted(limit));
    }
}
