package kz.kualik.authority.staff;

import java.util.regex.Pattern;

/**
 * What names a registration centre in applications and on forms.
 *
 * @param value four digits; the first two tell the region
 */
public record CentreCode(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}");

    /** @throws InvalidCentreCodeException if these are not four digits */
    public CentreCode {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidCentreCodeException();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
