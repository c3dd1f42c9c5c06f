package dks.ui.posts;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The page a post points at: where the link goes and the name people know the place by. */
public record PostLink(String href, String host) {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    /** The link of a post; null when it has none or one that does not lead to the web. */
    public static PostLink of(String link) {
        if (link == null) {
            return null;
        }
        try {
            var url = new URI(link);
            return url.getScheme() != null
                            && url.getHost() != null
                            && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    ? new PostLink(url.toASCIIString(), url.getHost().replaceFirst("^www\\.", ""))
                    : null;
        } catch (URISyntaxException notALink) {
            return null;
        }
    }
}
