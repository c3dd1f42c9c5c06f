package dks.forecast.time;

import static org.assertj.core.api.Assertions.assertThat;

import dks.forecast.time.reading.Batches;
import dks.forecast.time.step.Seconds;
import dks.proof.placement.PlacedService;
import dks.proof.placement.Shape;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds of every forecast, whatever its numbers are. */
class TimePropertiesTest {
    private static final int DESIRED = 0;
    private static final int MINIMUM = 1;
    private static final int MAXIMUM = 2;

    /** Desired count and percents; then what makes a deployment longer: interval, two thresholds, delay, grace, stop, count. */
    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.integers()
                .between(0, 6)
                .flatMap(desired -> Arbitraries.integers()
                        .between(0, 100)
                        .flatMap(minimum -> Arbitraries.integers()
                                .between(100, 250)
                                .flatMap(maximum -> Arbitraries.integers()
                                        .between(1, 120)
                                        .list()
                                        .ofSize(7)
                                        .map(times -> {
                                            var all = new ArrayList<>(List.of(desired, minimum, maximum));
                                            all.addAll(times);
                                            return List.copyOf(all);
                                        }))));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void the_worst_is_never_shorter_than_the_expected(@ForAll("numbers") List<Integer> numbers) {
        for (Seconds seconds : times(numbers)) {
            assertThat(seconds.worst()).isGreaterThanOrEqualTo(seconds.expected());
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void nothing_gets_shorter_when_an_interval_a_threshold_a_delay_or_a_period_is_raised(
            @ForAll("numbers") List<Integer> numbers) {
        List<Seconds> before = times(numbers);
        for (int index = MAXIMUM + 1; index < numbers.size(); index++) {
            var raised = new ArrayList<>(numbers);
            raised.set(index, raised.get(index) + 7);
            List<Seconds> after = times(raised);
            assertThat(after).hasSameSizeAs(before);
            for (int time = 0; time < before.size(); time++) {
                assertThat(after.get(time).expected())
                        .isGreaterThanOrEqualTo(before.get(time).expected());
                assertThat(after.get(time).worst())
                        .isGreaterThanOrEqualTo(before.get(time).worst());
            }
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void batches_keep_within_the_percents_and_replace_every_task(@ForAll("numbers") List<Integer> numbers) {
        var service =
                PlacedService.of(shape(numbers).templates()).get(0).service().orElseThrow();
        Batches.of(service).ifPresent(batches -> {
            assertThat(batches.starts().stream().mapToInt(Integer::intValue).sum())
                    .isEqualTo(numbers.get(DESIRED));
            assertThat(batches.starts()).allMatch(start -> start > 0 && start <= service.upTo(numbers.get(DESIRED)));
        });
        assertThat(Batches.of(service).isEmpty())
                .isEqualTo(numbers.get(DESIRED) > 0
                        && service.upTo(numbers.get(DESIRED)) <= numbers.get(DESIRED)
                        && service.downTo(numbers.get(DESIRED)) >= numbers.get(DESIRED));
    }

    private static List<Seconds> times(List<Integer> numbers) {
        TimeForecast forecast = TimeForecast.of(shape(numbers).templates());
        var times = new ArrayList<Seconds>();
        forecast.stacks().forEach(stack -> times.add(stack.deploy()));
        for (ServiceTimes service : forecast.services()) {
            times.add(service.deploy().total());
            service.failures().forEach(failure -> {
                times.add(failure.alone().total());
                times.add(failure.together());
            });
            service.scaleOuts().forEach(course -> times.add(course.total()));
        }
        return times;
    }

    private static Shape.Task shape(List<Integer> numbers) {
        return Shape.of("m7g.large", 20)
                .service("Api", numbers.get(DESIRED), 128, 128)
                .percents(numbers.get(MINIMUM), numbers.get(MAXIMUM))
                .targets(numbers.get(3), numbers.get(4), numbers.get(5), numbers.get(6))
                .grace(numbers.get(7))
                .stopsWithin(numbers.get(8))
                .breaker("COUNT", numbers.get(9))
                .service("Ui", 1, 128, 128)
                .after("Api");
    }
}
