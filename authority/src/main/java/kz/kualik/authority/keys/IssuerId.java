package kz.kualik.authority.keys;

import java.util.regex.Pattern;

/**
 * The short name of an issuing authority inside this house: in tables, URLs ({@code /crl/rsa.crl}) and the audit log.
 *
 * @param value lower-case letters, digits and hyphens, for example {@code gost}, {@code rsa}, {@code ecdsa}
 */
public record IssuerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    public IssuerId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "an issuer's id is lower-case letters, digits and hyphens, for example rsa");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
