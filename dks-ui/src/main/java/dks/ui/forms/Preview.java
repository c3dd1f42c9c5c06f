package dks.ui.forms;

import dks.ui.markdown.Markdown;
import dks.ui.web.Rendering;
import io.quarkus.qute.RawString;
import java.nio.charset.StandardCharsets;

/**
 * What a text will look like, shown with the form it is typed into.
 *
 * @param body the text as it will be shown; null when there is nothing to show
 * @param sentence why there is nothing to show; null when there is
 */
public record Preview(RawString body, String sentence) {

    /** No preview was asked for. */
    public static final Preview NONE = null;

    /** Whoever asks has to sign in first. */
    static final Preview SIGNED_OUT = new Preview(
            null,
            "You are not signed in any more. Everything you typed is still here: sign in in another tab, come back"
                    + " and ask for the preview again.");

    private static final int LONGEST_POST = 64 * 1024;
    private static final int LONGEST_COMMENT = 16 * 1024;

    /** What the text of a post, of at most 64 KiB, will look like. */
    public static Preview ofPost(String text) {
        return of(text, "post", LONGEST_POST);
    }

    /** What the text of a comment, of at most 16 KiB, will look like. */
    public static Preview ofComment(String text) {
        return of(text, "comment", LONGEST_COMMENT);
    }

    /** The API's limits hold here too: what nobody can publish is not worth rendering. */
    private static Preview of(String text, String what, int longest) {
        var size = text.getBytes(StandardCharsets.UTF_8).length;
        if (size > longest) {
            return new Preview(
                    null,
                    "A " + what + " holds up to " + longest / 1024 + " KiB of text, and this is " + (size / 1024 + 1)
                            + " KiB: shorten it to see it here.");
        }
        return text.isBlank()
                ? new Preview(null, "There is no text to show yet.")
                : new Preview(new RawString(Rendering.of(text.length(), () -> Markdown.html(text))), null);
    }
}
