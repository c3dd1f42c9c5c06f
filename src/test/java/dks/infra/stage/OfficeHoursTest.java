package dks.infra.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeHoursTest {

    @Test
    void daysHoursAndAPlaceMakeOfficeHours() {
        OfficeHours hours = OfficeHours.of("Mon-Fri 07:30-19:00 America/New_York");
        assertThat(hours.days())
                .containsExactly(
                        DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY);
        assertThat(hours.from()).isEqualTo(LocalTime.of(7, 30));
        assertThat(hours.to()).isEqualTo(LocalTime.of(19, 0));
        assertThat(hours.zone()).isEqualTo(ZoneId.of("America/New_York"));
    }

    @Test
    void underscoresStandForBlanksAndStayInTheZone() {
        assertThat(OfficeHours.of("Mon-Fri_07:00-19:00_America/New_York"))
                .isEqualTo(OfficeHours.of("Mon-Fri 07:00-19:00 America/New_York"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon-Fri | MON,TUE,WED,THU,FRI",
                "Mon-Sun | *",
                "Sun-Sat | *",
                "wed | WED",
                "Mon,Wed-Fri | MON,WED,THU,FRI",
                "Sat-Sun | SAT,SUN",
                "Sun-Thu | MON,TUE,WED,THU,SUN",
            })
    void daysAreOneOrAListOrARange(String days, String cron) {
        assertThat(OfficeHours.of(days + " 07:00-19:00 Etc/UTC").opening().weekDays())
                .isEqualTo(cron);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"07:00-19:00, 7-18", "07:30-19:00, 7-18", "07:30-19:31, 7-19", "08:00-08:30, 8", "00:00-22:00, 0-21"})
    void theHoursWithinEndBeforeTheEnd(String hours, String cron) {
        assertThat(OfficeHours.of("Mon " + hours + " Etc/UTC").hoursWithin()).isEqualTo(cron);
    }

    @Test
    void whatIsEarlierOrLaterMovesOverMidnightToAnotherDay() {
        OfficeHours hours = OfficeHours.of("Mon-Fri 00:05-21:50 Etc/UTC");
        assertThat(hours.opening().plusMinutes(-15))
                .isEqualTo(OfficeHours.of("Sun-Thu 02:00-23:50 Etc/UTC").closing());
        assertThat(hours.closing().plusMinutes(15).time()).isEqualTo(LocalTime.of(22, 5));
        assertThat(OfficeHours.of("Sun 02:00-23:50 Etc/UTC")
                        .closing()
                        .plusMinutes(15)
                        .days())
                .containsExactly(DayOfWeek.MONDAY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "Mon-Fri | is no days with hours",
                "Mon-Fri 07:00-19:00 | names no time zone",
                "Mon-Fri 19:00-07:00 Europe/Berlin | ends at 07:00, which is not after its start at 19:00",
                "Mon-Fri 07:00-07:00 Europe/Berlin | ends at 07:00, which is not after its start at 07:00",
                "Mon-Fri 19:00-07:00 | ends at 07:00, which is not after its start at 19:00",
                "Mon-Fri 00:00-22:01 Europe/Berlin | leaves less than 2 hours to be down",
                "Mon-Fri 7:00-19:00 Europe/Berlin | has 7:00 where a time from 00:00 to 23:59 is needed",
                "Mon-Fri 07:00-24:00 Europe/Berlin | has 24:00 where a time from 00:00 to 23:59 is needed",
                "Mon-Fri 07:00 Europe/Berlin | has 07:00 where hours are needed",
                "Mo-Fr 07:00-19:00 Europe/Berlin | has Fr where days from Mon to Sun are needed",
                "Mon- 07:00-19:00 Europe/Berlin | has Mon- where days from Mon to Sun are needed",
                "Mon,,Fri 07:00-19:00 Europe/Berlin | has  where days from Mon to Sun are needed",
                "weekdays 07:00-19:00 Europe/Berlin | has weekdays where days from Mon to Sun are needed",
                "Mon-Fri 07:00-19:00 Europe/Belin | has Europe/Belin where the time zone of a place is needed, such as America/New_York or Etc/UTC",
                "Mon-Fri 07:00-19:00 europe/berlin | has europe/berlin where the time zone of a place is needed",
                "Mon-Fri 07:00-19:00 EST | has EST where the time zone of a place is needed",
                "Mon-Fri 07:00-19:00 +01:00 | has +01:00 where the time zone of a place is needed",
                "Mon-Fri 07:00-19:00 Etc/GMT+5 | has Etc/GMT+5 where the time zone of a place is needed",
                "Mon-Fri 07:00-19:00 Europe/Berlin now | has Europe/Berlin now where the time zone of a place is needed",
            })
    void aWrongOneGetsOneSentence(String text, String why) {
        assertThatThrownBy(() -> OfficeHours.of(text))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessage("officeHours=" + text + " " + why
                        + (why.contains("place is needed") && !why.contains("Etc/UTC")
                                ? ", such as America/New_York or Etc/UTC"
                                : "")
                        + ": give days, hours and a time zone, for example Mon-Fri 07:00-19:00 Europe/Berlin.");
    }
}
