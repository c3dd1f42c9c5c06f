package dks.ui.web;

/** The media type of our pages. */
public final class Html {

    /** With the character set: what has none is read as the browser guesses. */
    public static final String TYPE = "text/html;charset=UTF-8";

    private Html() {}
}
