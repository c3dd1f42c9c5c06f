package dks.ui.posts;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** When something was posted, seen from {@code now}. */
record PostTime(Instant at, Instant now) {

    private static final DateTimeFormatter ABSOLUTE = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int DAYS_IN_A_MONTH = 30;
    private static final int DAYS_IN_A_YEAR = 365;

    /** For machines: ISO-8601, whole seconds. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** 22 Nov 2026, 14:03 UTC. */
    public String absolute() {
        return ABSOLUTE.format(at);
    }

    /** Such as "3 hours ago"; a clock that runs ahead gives "just now". */
    public String relative() {
        var age = Duration.between(at, now);
        if (age.toMinutes() < 1) {
            return "just now";
        } else if (age.toHours() < 1) {
            return ago(age.toMinutes(), "minute");
        } else if (age.toDays() < 1) {
            return ago(age.toHours(), "hour");
        } else if (age.toDays() < DAYS_IN_A_MONTH) {
            return ago(age.toDays(), "day");
        } else if (age.toDays() < DAYS_IN_A_YEAR) {
            return ago(age.toDays() / DAYS_IN_A_MONTH, "month");
        }
        return ago(age.toDays() / DAYS_IN_A_YEAR, "year");
    }

    private static String ago(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s") + " ago";
    }
}
