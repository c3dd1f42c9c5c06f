package dks.ui.signin;

import java.util.regex.Pattern;

/** Where to go after signing in: a page of ours. */
final class ReturnPath {

    // One slash, then neither a second one nor a backslash, which browsers take for it: "//evil.example" is another
    // site.
    private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,2000}");

    private ReturnPath() {}

    /** The path itself when it is one of ours; the front page otherwise. */
    static String of(String path) {
        var safe = path != null && OURS.matcher(path).matches() && !path.startsWith("/sign-");
        return safe ? path : "/";
    }
}
