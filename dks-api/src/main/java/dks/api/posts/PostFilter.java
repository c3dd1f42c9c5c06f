package dks.api.posts;

import dks.api.input.Text;
import dks.api.problem.InvalidInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which posts a list holds; what is empty restricts nothing.
 *
 * @param query a search as people type it into a search engine, at most 200 characters
 * @param tag in lower case
 * @param author the whole name
 */
record PostFilter(Optional<String> query, Optional<String> tag, Optional<String> author) {

    private static final int MAX_QUERY = 200;

    /**
     * Reads the query parameters; null and blank ones count as not given.
     *
     * @throws InvalidInput when one has control characters or the query is too long
     */
    static PostFilter of(String q, String tag, String author) {
        Optional<String> query = given("q", q);
        if (query.filter(text -> text.codePointCount(0, text.length()) > MAX_QUERY)
                .isPresent()) {
            throw new InvalidInput("q", "Shorten the search to at most " + MAX_QUERY + " characters.");
        }
        return new PostFilter(query, given("tag", tag).map(NewPost::tidyTag), given("author", author));
    }

    /** As the end of an address, each parameter with an ampersand before it. */
    String parameters() {
        return parameter("q", query) + parameter("tag", tag) + parameter("author", author);
    }

    private static Optional<String> given(String name, String value) {
        Optional<String> text = Optional.ofNullable(value).map(String::strip).filter(stripped -> !stripped.isEmpty());
        if (text.isPresent() && !text.get().matches(Text.LINE)) {
            throw new InvalidInput(name, "Remove control characters from '" + name + "'.");
        }
        return text;
    }

    private static String parameter(String name, Optional<String> value) {
        return value.map(text -> "&" + name + "=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                .orElse("");
    }
}
