package dks.api.input;

import dks.api.problem.PreconditionFailed;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The condition under which a client wants a thing changed (RFC 9110, 13.1.1).
 *
 * @param ifMatch the header, if it was sent
 */
public record Precondition(Optional<String> ifMatch) {

    /** Only strong tags match: a weak one does not say that the thing is the same. */
    private static final Pattern TAG = Pattern.compile("(W/)?\"([^\"]*)\"");

    /** The condition in these headers. */
    public static Precondition of(HttpHeaders headers) {
        return new Precondition(Optional.ofNullable(headers.getHeaderString(HttpHeaders.IF_MATCH)));
    }

    /**
     * Checks it against a thing that is there.
     *
     * @throws PreconditionFailed when it names neither this tag nor any
     */
    public void check(EntityTag current) {
        if (ifMatch.filter(header -> !names(header, current)).isPresent()) {
            throw new PreconditionFailed();
        }
    }

    /** The version that must still be there when a thing of this version passed the check; empty for any. */
    public Optional<Integer> guard(int version) {
        return ifMatch.map(header -> version);
    }

    private static boolean names(String header, EntityTag current) {
        return header.strip().equals("*")
                || TAG.matcher(header)
                        .results()
                        .anyMatch(match ->
                                match.group(1) == null && match.group(2).equals(current.getValue()));
    }
}
