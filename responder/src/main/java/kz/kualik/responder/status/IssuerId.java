package kz.kualik.responder.status;

import java.util.regex.Pattern;

/**
 * The short name of an issuing authority inside this house, the same in the status feed and in addresses
 * ({@code /crl/rsa.crl}).
 *
 * @param value lower-case letters, digits, hyphens and underscores, for example {@code gost}, {@code rsa}
 */
public record IssuerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,62}");

    public IssuerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an issuer's id is lower-case letters, digits, hyphens and underscores, for example rsa");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
