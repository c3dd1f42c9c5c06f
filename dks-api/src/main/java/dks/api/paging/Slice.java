package dks.api.paging;

import java.util.List;

/**
 * A page of a list.
 *
 * @param items as many as were asked for, or fewer where they are long, and at the end
 * @param next the cursor for the page after this, or null when this is the last
 */
public record Slice<T>(List<T> items, String next) {}
