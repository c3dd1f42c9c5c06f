package dks.api.posts;

import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.StatementException;

/** What PostgreSQL is asked to search for, out of what a person typed. */
final class SearchText {

    /**
     * Two dashes or more, with nothing between them that could be searched for. PostgreSQL reads each as a "not", and gives
     * up after 32 of them (tsquery.c, STACKDEPTH) with an error that looks like a fault of its own. People who type two mean
     * an option of a command, such as --no-cache.
     */
    private static final Pattern DASHES = Pattern.compile("-(?:[^\\p{L}\\p{N}\"]*-)+");

    /** What a client reads whose search PostgreSQL refuses all the same. */
    static final String REFUSAL = "The search cannot be carried out; leave out some of its signs, or make it shorter.";

    private SearchText() {}

    /**
     * Whether PostgreSQL refused what it was to search for: as malformed (SQLState class 22), as beyond its limits (54), or,
     * without a state of its own, as too complex a query.
     */
    static boolean isCauseOf(StatementException e) {
        return e.getCause() instanceof SQLException sql
                && (String.valueOf(sql.getSQLState()).matches("(22|54).{3}")
                        || String.valueOf(sql.getMessage()).contains("tsquery"));
    }

    /** Slashes separate words, as in the indexed text; see V2__Search_posts.sql. */
    static String of(String typed) {
        return DASHES.matcher(typed.replace('/', ' ')).replaceAll(" ");
    }
}
