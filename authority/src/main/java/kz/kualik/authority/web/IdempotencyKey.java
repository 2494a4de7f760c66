package kz.kualik.authority.web;

import java.util.regex.Pattern;

/**
 * What names one intention of a client, so that a repeated request is recognised: the header {@code Idempotency-Key}.
 *
 * @param value 16 to 64 characters that the client draws at random, for example a UUID; whoever shows no certificate must
 *     not be able to guess another's
 */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z._:-]{16,64}");

    /** Reads the header; the quotation marks of a structured field's string (RFC 9651) may be there or not. */
    static IdempotencyKey parse(String header) throws InvalidIdempotencyKeyException {
        var text = header.length() > 2 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, header.length() - 1)
                : header;
        if (!FORM.matcher(text).matches()) {
            throw new InvalidIdempotencyKeyException();
        }
        return new IdempotencyKey(text);
    }
}
