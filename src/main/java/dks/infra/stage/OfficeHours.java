package dks.infra.stage;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a stage is up: its services, instances and database are started for these hours and taken down after them.
 *
 * @param days on which it is up
 * @param from when it starts, to the minute
 * @param to when it ends, later on the same day
 * @param zone a place and no fixed offset, so that AWS moves the hours with the clocks there. A time that the change of
 *     the clocks skips or repeats is what Application Auto Scaling, EC2 Auto Scaling and EventBridge Scheduler make of it
 */
public record OfficeHours(SortedSet<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    /**
     * The database stops a quarter of an hour after the end, is tried to be stopped for an hour, and starts a quarter of
     * an hour before the next day: a shorter night would let the stop come after the start.
     */
    public static final Duration SHORTEST_NIGHT = Duration.ofHours(2);

    private static final String EXAMPLE = "Mon-Fri 07:00-19:00 Europe/Berlin";
    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]");
    private static final Pattern HOURS = Pattern.compile("([^-]*)-([^-]*)");
    private static final Pattern DAYS = Pattern.compile("([A-Za-z]+)(?:-([A-Za-z]+))?");

    public OfficeHours {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /**
     * Reads, for example, {@code Mon-Fri 07:00-19:00 Europe/Berlin}. The days may also be one, or a list as in {@code
     * Mon,Wed-Fri}; underscores may stand for the blanks, where a blank would end the setting.
     *
     * @throws InvalidSettingException if it is anything else
     */
    public static OfficeHours of(String text) {
        String[] parts = text.strip().split("[ _]+", 3);
        if (parts.length < 2) {
            throw refused(text, "is no days with hours");
        }
        SortedSet<DayOfWeek> days = days(text, parts[0]);
        Matcher hours = HOURS.matcher(parts[1]);
        if (!hours.matches()) {
            throw refused(text, "has " + parts[1] + " where hours are needed");
        }
        LocalTime from = time(text, hours.group(1));
        LocalTime to = time(text, hours.group(2));
        if (!to.isAfter(from)) {
            throw refused(text, "ends at " + to + ", which is not after its start at " + from);
        }
        if (Duration.between(from, to).plus(SHORTEST_NIGHT).compareTo(Duration.ofDays(1)) > 0) {
            throw refused(text, "leaves less than " + SHORTEST_NIGHT.toHours() + " hours to be down");
        }
        if (parts.length < 3) {
            throw refused(text, "names no time zone");
        }
        return new OfficeHours(days, from, to, zone(text, parts[2]));
    }

    /** When the stage starts. */
    public WeeklyTime opening() {
        return new WeeklyTime(days, from);
    }

    /** When it ends. */
    public WeeklyTime closing() {
        return new WeeklyTime(days, to);
    }

    /** The hours in which {@link #from}'s minute is within the office hours, as cron has them: {@code 7-18}. */
    public String hoursWithin() {
        int last = (to.getHour() * 60 + to.getMinute() - 1 - from.getMinute()) / 60;
        return last == from.getHour() ? String.valueOf(last) : from.getHour() + "-" + last;
    }

    private static SortedSet<DayOfWeek> days(String text, String list) {
        var days = new TreeSet<DayOfWeek>();
        for (String part : list.split(",", -1)) {
            Matcher range = DAYS.matcher(part);
            if (!range.matches()) {
                throw refused(text, "has " + part + " where days from Mon to Sun are needed");
            }
            DayOfWeek last = day(text, range.group(2) == null ? range.group(1) : range.group(2));
            for (DayOfWeek day = day(text, range.group(1)); day != last; day = day.plus(1)) {
                days.add(day);
            }
            days.add(last);
        }
        return days;
    }

    private static DayOfWeek day(String text, String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 3).equals(name.toUpperCase(Locale.ROOT))) {
                return day;
            }
        }
        throw refused(text, "has " + name + " where days from Mon to Sun are needed");
    }

    private static LocalTime time(String text, String time) {
        if (!TIME.matcher(time).matches()) {
            throw refused(text, "has " + time + " where a time from 00:00 to 23:59 is needed");
        }
        return LocalTime.parse(time);
    }

    private static ZoneId zone(String text, String name) {
        // EST and Etc/GMT+5 never change their clocks, whoever writes them; the sign of the latter is the wrong way
        // round.
        boolean place = name.equals("Etc/UTC") || name.contains("/") && !name.startsWith("Etc/");
        if (!place || !ZoneId.getAvailableZoneIds().contains(name)) {
            throw refused(
                    text,
                    "has " + name + " where the time zone of a place is needed, such as America/New_York or Etc/UTC");
        }
        return ZoneId.of(name);
    }

    private static InvalidSettingException refused(String text, String why) {
        return new InvalidSettingException(
                "officeHours=" + text + " " + why + ": give days, hours and a time zone, for example " + EXAMPLE + ".");
    }
}
