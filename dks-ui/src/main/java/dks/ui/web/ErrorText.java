package dks.ui.web;

/** What an error page says: what happened, in a few words and then a sentence with the way out. */
record ErrorText(int status, String title, String sentence) {

    private static final ErrorText NO_POSTS = new ErrorText(
            503,
            "One moment, please",
            "The posts are not available right now. Trying again in a few seconds should help.");

    /** More is being sent at a time than there is room for. */
    static final ErrorText TOO_MANY_FORMS = new ErrorText(
            503,
            "One moment, please",
            "Too much is being sent here at the same time. Nothing was changed. Go back and send it again in a few"
                    + " seconds.");

    /** More is being read at a time than there is room for. */
    static final ErrorText TOO_MANY_READERS = new ErrorText(
            503,
            "One moment, please",
            "More is asked for here at the same time than there is room for. Trying again in a few seconds should help.");

    /** One person asks for more than their share; {@code wait} is how long to wait, in words. */
    static ErrorText tooFast(String wait) {
        return new ErrorText(429, "That was a lot in a short time", "Wait " + wait + ", then open this page again.");
    }

    static ErrorText of(int status) {
        return switch (status) {
            case 401 ->
                new ErrorText(
                        status,
                        "You are not signed in",
                        "Signing in did not work, or took too long. Try again with the link above.");
            case 403 ->
                new ErrorText(
                        status,
                        "This came from somewhere else",
                        "Another site sent this in your name, or the page was opened under another address than its own."
                                + " Nothing was changed. If it was you, open the page again here and repeat it.");
            case 404 ->
                new ErrorText(status, "There is nothing here", "The address may be mistyped, or the post was removed.");
            case 405 -> new ErrorText(status, "That does not work here", "This page can be read, not written to.");
            case 413 ->
                new ErrorText(status, "That is too much", "A post holds up to 64 KiB of text. Go back and shorten it.");
            case 414 ->
                new ErrorText(
                        status,
                        "That is too long",
                        "No address here is this long. If you were searching, use fewer or shorter words.");
            case 415 ->
                new ErrorText(
                        status,
                        "That is not one of our forms",
                        "Posts are sent with the form; files cannot be uploaded.");
            case 503 -> NO_POSTS;
            default ->
                status < 500
                        ? new ErrorText(status, "That was not understood", "Go to the start page and try from there.")
                        : new ErrorText(
                                status,
                                "Something went wrong here",
                                "It is our fault, and it has been noted in the log. Trying again may help.");
        };
    }

    /** A post or comment of somebody else, to be changed. */
    static ErrorText notYours(String what) {
        return new ErrorText(
                403,
                "This is not your " + what,
                "Only the person who wrote a " + what + " can change or delete it. Nothing was changed.");
    }

    /** True when looking again is worth it; that would not send a form again. */
    public boolean passing() {
        return equals(NO_POSTS) || equals(TOO_MANY_READERS);
    }
}
