package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.reading.ServiceNumbersReader;
import dks.forecast.time.reading.Told;
import dks.proof.placement.PlacedService;
import dks.proof.shift.Strategy;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How long deployments take, go wrong and scale out, forecast from templates alone: this app's, or any other's with ECS
 * services on EC2 instances. From the moment at which CloudFormation is asked; building and pushing images come before.
 *
 * @param services in the order of the templates; those that are not on EC2 instances are passed over
 * @param stacks the stacks of those services
 * @param notTold what the templates do not tell, a sentence each that goes on after "Not told: "
 */
public record TimeForecast(List<ServiceTimes> services, List<StackTimes> stacks, List<String> notTold) {

    /** The forecast of these templates. */
    public static TimeForecast of(Templates templates) {
        var told = new Told();
        var reader = new ServiceNumbersReader(templates, told);
        var stacks = new LinkedHashMap<String, List<StackCourse.Member>>();
        for (PlacedService placed : PlacedService.of(templates)) {
            reader.of(placed)
                    .ifPresent(numbers -> stacks.computeIfAbsent(
                                    placed.resource().template().stackName(), name -> new ArrayList<>())
                            .add(new StackCourse.Member(numbers, StackOrder.before(placed.resource()))));
        }
        var services = new ArrayList<ServiceTimes>();
        var together = new ArrayList<StackTimes>();
        for (Map.Entry<String, List<StackCourse.Member>> stack : stacks.entrySet()) {
            var course = new StackCourse(stack.getValue());
            together.add(new StackTimes(stack.getKey(), course.order(), course.deploy()));
            stack.getValue().forEach(member -> services.add(times(course, member, told)));
        }
        return new TimeForecast(List.copyOf(services), List.copyOf(together), told.sentences());
    }

    private static ServiceTimes times(StackCourse stack, StackCourse.Member member, Told told) {
        ServiceNumbers numbers = member.numbers();
        var failing = new FailingDeployment(numbers);
        List<Failure> failures = Stream.of(FailureKind.values())
                .flatMap(kind -> failing.own(kind).stream()
                        .map(own -> new Failure(kind, failing.alone(kind).orElseThrow(), stack.failure(member, own))))
                .toList();
        if (new NewInstance(numbers).isInVain()) {
            told.not("when a new task of %s finds room on the %d instances, of which nothing launches more."
                    .formatted(
                            numbers.place().name(), numbers.pool().orElseThrow().instances()));
        }
        if (numbers.strategy() != Strategy.ROLLING) {
            told.not("how long a failing %s deployment of %s takes, which has no circuit breaker."
                    .formatted(numbers.strategy(), numbers.place().name()));
        } else if (numbers.checks().isEmpty()) {
            told.not("when a task of %s that never becomes healthy is noticed, because nothing checks its health."
                    .formatted(numbers.place().name()));
        }
        return new ServiceTimes(
                numbers.place(), new Deployment(numbers).alone(), failures, new ScaleOut(numbers).courses());
    }
}
