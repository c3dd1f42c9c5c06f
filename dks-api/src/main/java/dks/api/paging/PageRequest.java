package dks.api.paging;

import dks.api.problem.InvalidInput;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which page of a list a client asks for.
 *
 * @param limit how many things at most, 1 to 100
 * @param after the place of the last thing of the page before; empty for the first page
 */
public record PageRequest(int limit, Optional<Cursor> after) {

    /**
     * Reads the query parameters.
     *
     * @param cursor may be null
     * @throws InvalidInput when the limit is no number from 1 to 100 or the cursor is none of ours in this order
     */
    public static PageRequest of(String limit, String cursor, Order order) {
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw new InvalidInput("limit", "The limit must be a whole number from 1 to 100.");
        }
        return new PageRequest(
                Integer.parseInt(limit), Optional.ofNullable(cursor).map(text -> Cursor.decoded(text, order)));
    }

    /** How many things to read: one more than asked for tells whether there is a next page. */
    public int probe() {
        return limit + 1;
    }

    /** The page out of what was read with {@link #probe}. */
    public <T> Slice<T> cut(List<T> found, Function<T, Cursor> place) {
        if (found.size() <= limit) {
            return new Slice<>(found, null);
        }
        List<T> items = found.subList(0, limit);
        return new Slice<>(items, place.apply(items.get(limit - 1)).encoded());
    }

    /**
     * The value of a Link header for the page after this.
     *
     * @param filter other query parameters, each with an ampersand before it
     */
    public String link(String path, String filter, String next) {
        return "<%s?limit=%d%s&cursor=%s>; rel=\"next\"".formatted(path, limit, filter, next);
    }
}
