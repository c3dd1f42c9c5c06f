package dks.board;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/**
 * Where a board's API answers.
 *
 * @param base scheme, host and port, without a path
 */
public record BoardUrl(URI base) {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads what a person typed.
     *
     * @throws BoardFailure when it is no http or https address, or has more than a host and a port
     */
    public static BoardUrl of(String typed) throws BoardFailure {
        try {
            URI url = new URI(typed.strip()).parseServerAuthority();
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean bare = url.getRawPath() != null && url.getRawPath().matches("/?") && url.getRawQuery() == null;
            if (web && bare && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null) {
                return new BoardUrl(URI.create(url.getScheme() + "://" + url.getRawAuthority()));
            }
        } catch (URISyntaxException none) {
            // Told below.
        }
        throw new BoardFailure("URL is '" + typed
                + "', which is no board's address; give scheme, host and port alone, as in: URL=http://localhost:8080");
    }

    /** The address of something on the board; the path begins with a slash. */
    URI at(String path) {
        return URI.create(base + path);
    }

    /** Whether nobody on the way there can read what is sent. */
    boolean isPrivate() {
        return base.getScheme().equals("https") || THIS_MACHINE.contains(base.getHost());
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
