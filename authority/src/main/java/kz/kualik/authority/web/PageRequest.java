package kz.kualik.authority.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list a caller wants: the query parameters {@code limit} (1 to {@value #MAXIMUM}, {@value #USUAL} if not
 * given) and {@code cursor} (the {@code next} of the page before). A method of the HTTP API takes it as a parameter, reads
 * {@link #fetch()} rows after {@link #after(String)} in the order of the position's fields, and answers {@link #page}.
 *
 * @param limit how many rows at most
 * @param cursor where to go on, unread
 */
public record PageRequest(int limit, Optional<String> cursor) {

    static final int USUAL = 20;
    static final int MAXIMUM = 1_000;

    public PageRequest {
        if (limit < 1 || limit > MAXIMUM) {
            throw new IllegalArgumentException("a page has 1 to " + MAXIMUM + " rows, not " + limit);
        }
    }

    /** The first page of the usual size. */
    public static PageRequest first() {
        return new PageRequest(USUAL, Optional.empty());
    }

    /**
     * After which position the page begins; empty for the first page.
     *
     * @param list the name of the list; a cursor of one list is none of another
     * @throws InvalidCursorException if the cursor was not made for this list
     */
    public Optional<Position> after(String list) throws InvalidCursorException {
        return cursor.isEmpty() ? Optional.empty() : Optional.of(Cursor.read(list, cursor.get()));
    }

    /** How many rows to read: one more than the page holds, which tells whether there is another page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * The page.
     *
     * @param list the name of the list, as in {@link #after}
     * @param fetched at most {@link #fetch()} rows
     * @param position the ordering fields of a row
     */
    public <T> Page<T> page(String list, List<T> fetched, Function<? super T, Position> position) {
        if (fetched.size() <= limit) {
            return new Page<>(fetched, Optional.empty());
        }
        var items = fetched.subList(0, limit);
        return new Page<>(items, Optional.of(Cursor.write(list, position.apply(items.getLast()))));
    }
}
