package dks.ui.markdown;

/**
 * How much HTML of people's texts one answer holds, all texts together. Each text is bounded by itself too, but many short
 * texts of seven bytes become 82 bytes each.
 */
public final class HtmlBudget {

    /** Enough for fifty long comments as people write them. */
    public static final int PER_ANSWER = 512 * 1024;

    private int left;

    public HtmlBudget() {
        this(PER_ANSWER);
    }

    HtmlBudget(int characters) {
        this.left = characters;
    }

    /**
     * The HTML of a text; null when it does not fit any more, and then nothing after it fits. Texts after that are not
     * even rendered.
     */
    public String html(String text) {
        if (left == 0) {
            return null;
        }
        var html = Markdown.html(text);
        if (html.length() > left) {
            left = 0;
            return null;
        }
        left -= html.length();
        return html;
    }
}
