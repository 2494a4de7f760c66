package kz.kualik.authority.registry;

import java.time.LocalDate;

/**
 * The identity card or passport that is valid for a person.
 *
 * @param number as printed on the document
 * @param validUntil the last day of its validity
 */
public record IdentityDocument(String number, LocalDate validUntil) {

    public boolean isValidOn(LocalDate day) {
        return !day.isAfter(validUntil);
    }

    /** A document's number is personal data. */
    @Override
    public String toString() {
        return "IdentityDocument[valid until " + validUntil + "]";
    }
}
