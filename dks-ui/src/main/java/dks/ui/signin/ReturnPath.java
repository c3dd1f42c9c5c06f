package dks.ui.signin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where to go after signing in, or back to: a page of ours. */
public final class ReturnPath {

    // One slash, then neither a second one nor a backslash, which browsers take for it: "//evil.example" is another
    // site.
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,2000}");

    private ReturnPath() {}

    /** The path itself when it is one of ours; the front page otherwise. */
    public static String of(String path) {
        var safe = path != null && OURS.matcher(path).matches() && !path.startsWith("/sign-") && isAddress(path);
        return safe ? path : "/";
    }

    private static boolean isAddress(String path) {
        try {
            return new URI(path).getHost() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
