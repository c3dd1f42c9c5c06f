package dks.api.signin;

import dks.api.input.Text;
import io.quarkus.security.AuthenticationFailedException;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The name under which a signed-in person posts. */
final class AuthorName {

    /** As for a typed name. */
    private static final int MAX_CHARACTERS = 80;

    private AuthorName() {}

    /** The first that is there of name, preferred_username, the part of email before the @, and sub. */
    static String of(JsonWebToken token) {
        return Stream.of(
                        claim(token, "name"),
                        claim(token, "preferred_username"),
                        claim(token, "email").replaceFirst("@.*", ""),
                        claim(token, "sub"))
                .map(AuthorName::clean)
                .filter(Text::isVisible)
                .findFirst()
                .orElseThrow(() -> new AuthenticationFailedException("No claim of the token holds a name that shows."));
    }

    private static String claim(JsonWebToken token, String name) {
        Object value = token.getClaim(name);
        return value instanceof String text ? text : "";
    }

    private static String clean(String name) {
        String line = name.replaceAll("[" + Text.NOT_IN_LINE + "]", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_CHARACTERS)).strip();
    }
}
