package dks.api.paging;

import dks.api.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
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
     * Bytes of text from which a page is full, whatever the limit: a hundred of the longest posts would be 6 MB for each of
     * many readers at once, in a container of 384 MiB.
     */
    public static final int FULL_BYTES = 256 * 1024;

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

    /**
     * The page out of what was read with {@link #probe}: things up to the limit, and none behind {@link #FULL_BYTES}.
     *
     * @param text what of a thing is as long as people write it
     */
    public <T> Slice<T> cut(List<T> found, Function<T, Cursor> place, Function<T, String> text) {
        int count = 0;
        for (int bytes = 0; count < Math.min(found.size(), limit) && bytes < FULL_BYTES; count++) {
            bytes += text.apply(found.get(count)).getBytes(StandardCharsets.UTF_8).length;
        }
        if (count == found.size()) {
            return new Slice<>(found, null);
        }
        return new Slice<>(
                found.subList(0, count), place.apply(found.get(count - 1)).encoded());
    }

    /**
     * A query for the rows of a page, and one more where there is one, out of a query for as many rows as {@link #probe}
     * says: what is behind {@link #FULL_BYTES} is not even read.
     *
     * @param rows has the column {@code body}
     */
    public static String notBeyondFull(String rows, String orderBy) {
        return "(SELECT * FROM (SELECT counted.*, sum(octet_length(body)) OVER (" + orderBy
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 2 PRECEDING) read_before FROM (" + rows
                + ") counted) weighed WHERE coalesce(read_before, 0) < " + FULL_BYTES + ")";
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
