package dks.api.signin;

import dks.api.problem.InvalidInput;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name that a client gives itself where nobody signs in, so as to be known again: proves nothing. */
public final class Visitor {

    /** The header it comes in. */
    public static final String HEADER = "DKS-Visitor";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{16,64}");

    private Visitor() {}

    /**
     * The visitor named in these headers.
     *
     * @throws InvalidInput when the name is not 16 to 64 visible ASCII characters
     */
    static Optional<String> of(HttpHeaders headers) {
        String name = headers.getHeaderString(HEADER);
        check(name);
        return Optional.ofNullable(name);
    }

    /**
     * Checks a header's value, which may be null.
     *
     * @throws InvalidInput when it is not 16 to 64 visible ASCII characters
     */
    static void check(String name) {
        if (name != null && !isOne(name)) {
            throw new InvalidInput(
                    HEADER, "The " + HEADER + " must be 16 to 64 visible ASCII characters without spaces.");
        }
    }

    /** Whether a header's value is the name of a visitor: 16 to 64 visible ASCII characters. */
    public static boolean isOne(String value) {
        return value != null && VISIBLE_ASCII.matcher(value).matches();
    }
}
