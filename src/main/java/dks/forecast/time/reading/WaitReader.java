package dks.forecast.time.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import dks.proof.placement.PlacedService;
import dks.proof.shift.Strategy;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads how long a deployment waits with its new tasks in service: for alarms, or for the next shift of traffic. Defaults and
 * the count of a linear deployment's steps are those of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-ecs-service-linearconfiguration.html and
 * -canaryconfiguration.html.
 */
final class WaitReader {
    private static final int MINUTE = 60;

    private final Templates templates;
    private final Told told;

    WaitReader(Templates templates, Told told) {
        this.templates = templates;
        this.told = told;
    }

    /** The waiting times of a service's deployment. */
    List<Step> of(PlacedService service, Strategy strategy) {
        JsonNode deployment = service.resource().property("DeploymentConfiguration");
        return switch (strategy) {
            case ROLLING -> alarms(service, deployment.path("Alarms"));
            case BLUE_GREEN -> List.of(bake(deployment));
            case CANARY -> {
                JsonNode canary = deployment.path("CanaryConfiguration");
                yield List.of(
                        wait(
                                "a part of the traffic tries the new tasks",
                                1,
                                minutes(canary, "CanaryBakeTimeInMinutes", 10)),
                        bake(deployment));
            }
            case LINEAR -> {
                JsonNode linear = deployment.path("LinearConfiguration");
                yield List.of(
                        wait(
                                "the traffic shifts by another part",
                                shifts(told.decimal(linear.path("StepPercent"), 10, "the StepPercent")),
                                minutes(linear, "StepBakeTimeInMinutes", 6)),
                        bake(deployment));
            }
        };
    }

    private Step bake(JsonNode deployment) {
        return wait("bake time", 1, minutes(deployment, "BakeTimeInMinutes", 0));
    }

    private static Step wait(String name, int times, int seconds) {
        return new Step(name, Seconds.always(seconds), times);
    }

    private int minutes(JsonNode of, String name, int ofAws) {
        if (of.path(name).isMissingNode() && name.equals("BakeTimeInMinutes")) {
            told.not("the bake time of a blue/green deployment; none is taken.");
        }
        return MINUTE * told.number(of.path(name), ofAws, "the " + name);
    }

    /** No waiting follows the last shift. */
    private static int shifts(double percent) {
        return Math.max(0, (int) Math.ceil(100 / Math.max(0.1, percent)) - 1);
    }

    /** ECS watches the alarms for as long as they look back, by its own reckoning: at least what they need to go off. */
    private List<Step> alarms(PlacedService service, JsonNode alarms) {
        if (!alarms.path("Enable").asBoolean(false)) {
            return List.of();
        }
        var seconds = new ArrayList<Integer>();
        for (JsonNode name : alarms.path("AlarmNames")) {
            Optional<Resource> alarm =
                    templates.referred(service.resource().template(), name).or(() -> named(name.asText()));
            if (alarm.isEmpty()) {
                told.not("how long a deployment of " + service.place().name()
                        + " is watched by an alarm that is not in the templates.");
            }
            alarm.ifPresent(found -> seconds.add(lookBack(found)));
        }
        return seconds.isEmpty()
                ? List.of()
                : List.of(wait("ECS watches the alarms", 1, seconds.stream().reduce(0, Math::max)));
    }

    private Optional<Resource> named(String name) {
        return templates
                .resources("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.property("AlarmName").asText("").equals(name) && !name.isEmpty())
                .findFirst();
    }

    private int lookBack(Resource alarm) {
        int period = told.number(alarm.property("Period"), MINUTE, "the Period of " + alarm.path());
        for (JsonNode metric : alarm.property("Metrics")) {
            JsonNode written = metric.path("MetricStat").path("Period");
            period = Math.max(period, told.number(written, 0, "the Period of a metric of " + alarm.path()));
        }
        return period * told.number(alarm.property("EvaluationPeriods"), 1, "the EvaluationPeriods of " + alarm.path());
    }
}
