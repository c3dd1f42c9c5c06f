package dks.api.posts;

import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Pattern;

/**
 * The condition under which a client wants an answer (RFC 9110, 13.1.2). JAX-RS has a judge of its own, which does not
 * know a tag again that a proxy marked as weak, and which looks at other conditions too.
 */
final class IfNoneMatch {

    private static final Pattern OPAQUE = Pattern.compile("\"([^\"]*)\"");

    private IfNoneMatch() {}

    /** Whether the header, which may be null or malformed, names this tag: then the client has what it asks for. */
    static boolean names(EntityTag tag, String header) {
        return header != null
                && (header.strip().equals("*")
                        || OPAQUE.matcher(header)
                                .results()
                                .anyMatch(match -> match.group(1).equals(tag.getValue())));
    }
}
