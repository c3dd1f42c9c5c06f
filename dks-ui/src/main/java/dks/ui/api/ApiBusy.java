package dks.ui.api;

import java.util.regex.Pattern;

/** The API takes no more from this person for a while (429). */
public final class ApiBusy extends ApiUnavailable {

    /** The status that says so: Too Many Requests. */
    public static final int STATUS = 429;

    private static final Pattern SECONDS = Pattern.compile("[1-9]\\d{0,4}");
    private static final int WHEN_NOT_TOLD = 5;

    private final int seconds;

    private ApiBusy(int seconds) {
        super("The API answered 429: not again within " + seconds + " s.");
        this.seconds = seconds;
    }

    /** What a {@code Retry-After} header says: whole seconds. Anything else, a date too, counts as five. */
    static ApiBusy until(String retryAfter) {
        var told = retryAfter != null && SECONDS.matcher(retryAfter).matches();
        return new ApiBusy(told ? Integer.parseInt(retryAfter) : WHEN_NOT_TOLD);
    }

    /** How long to wait, in seconds: 1 or more. */
    public int seconds() {
        return seconds;
    }

    /** How long to wait, such as "40 seconds" or "3 minutes". */
    public String inWords() {
        var minutes = (seconds + 59) / 60;
        return seconds == 1 ? "a second" : seconds < 120 ? seconds + " seconds" : minutes + " minutes";
    }
}
