package dks.api.input;

import dks.api.signin.Visitor;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The condition under which a client wants an answer (RFC 9110, 13.1.2). JAX-RS has a judge of its own, which does not
 * know a tag again that a proxy marked as weak, and which looks at other conditions too.
 */
public final class IfNoneMatch {

    private static final Pattern OPAQUE = Pattern.compile("\"([^\"]*)\"");

    private IfNoneMatch() {}

    /** The thing of this tag, or only the news that it is as the client knows it. */
    public static Response answer(Object thing, EntityTag tag, HttpHeaders headers) {
        boolean known = names(tag, headers.getHeaderString(HttpHeaders.IF_NONE_MATCH));
        return (known ? Response.notModified() : Response.ok(thing))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, caching(headers))
                .build();
    }

    /** A cache may keep a thing but must ask each time; what one person sees only that person's cache may keep. */
    private static String caching(HttpHeaders headers) {
        boolean personal = Stream.of(HttpHeaders.AUTHORIZATION, Visitor.HEADER)
                .anyMatch(header -> headers.getHeaderString(header) != null);
        return personal ? "private, no-cache" : "no-cache";
    }

    /** Whether the header, which may be null or malformed, names this tag: then the client has what it asks for. */
    private static boolean names(EntityTag tag, String header) {
        return header != null
                && (header.strip().equals("*")
                        || OPAQUE.matcher(header)
                                .results()
                                .anyMatch(match -> match.group(1).equals(tag.getValue())));
    }
}
