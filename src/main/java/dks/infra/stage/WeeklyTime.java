package dks.infra.stage;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A minute that comes on some days of every week.
 *
 * @param days at least one
 * @param time to the minute, in a time zone that is told elsewhere
 */
public record WeeklyTime(SortedSet<DayOfWeek> days, LocalTime time) {
    private static final int MINUTES_PER_DAY = 24 * 60;

    public WeeklyTime {
        days = Collections.unmodifiableSortedSet(new TreeSet<>(days));
    }

    /** So many minutes later; earlier when they are negative. Over midnight the days move along. */
    public WeeklyTime plusMinutes(int more) {
        int minutes = time.getHour() * 60 + time.getMinute() + more;
        int daysOn = Math.floorDiv(minutes, MINUTES_PER_DAY);
        var shifted = new TreeSet<DayOfWeek>();
        days.forEach(day -> shifted.add(day.plus(daysOn)));
        return new WeeklyTime(shifted, LocalTime.ofSecondOfDay(Math.floorMod(minutes, MINUTES_PER_DAY) * 60L));
    }

    /** The minute, as cron expressions have it. */
    public String minute() {
        return String.valueOf(time.getMinute());
    }

    /** The hour, as cron expressions have it. */
    public String hour() {
        return String.valueOf(time.getHour());
    }

    /**
     * The days, as cron expressions have them: {@code MON,TUE} or {@code *}. Never a range, because the services of AWS
     * count the days of the week differently, and MON-SUN ends before it starts in most of them.
     */
    public String weekDays() {
        return days.size() == DayOfWeek.values().length
                ? "*"
                : days.stream().map(day -> day.name().substring(0, 3)).collect(Collectors.joining(","));
    }
}
