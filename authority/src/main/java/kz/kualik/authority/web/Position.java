package kz.kualik.authority.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The place in a list after which the next page begins: the fields that the list is ordered by, as the last row of the page
 * before has them. What a caller hands back may be anything, so every field is read strictly.
 *
 * @param fields the values of the ordering columns, in their order
 */
public record Position(List<String> fields) {

    /** Later instants the database cannot compare. */
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    public Position {
        fields = List.copyOf(fields);
    }

    /** The position behind a row with these ordering fields. */
    public static Position of(Object... fields) {
        return new Position(List.of(fields).stream().map(Object::toString).toList());
    }

    /** A field as text. */
    public String text(int number) throws InvalidCursorException {
        if (number >= fields.size()) {
            throw new InvalidCursorException();
        }
        return fields.get(number);
    }

    /** A field as an instant. */
    public Instant instant(int number) throws InvalidCursorException {
        try {
            var instant = Instant.parse(text(number));
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
                throw new InvalidCursorException();
            }
            return instant;
        } catch (DateTimeException e) {
            throw new InvalidCursorException();
        }
    }

    /** A field as an id. */
    public UUID uuid(int number) throws InvalidCursorException {
        try {
            return UUID.fromString(text(number));
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }

    /** A field as a whole number. */
    public long number(int number) throws InvalidCursorException {
        try {
            return Long.parseLong(text(number));
        } catch (NumberFormatException e) {
            throw new InvalidCursorException();
        }
    }
}
