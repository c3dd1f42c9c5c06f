package dks.infra.service;

import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.constructs.Construct;

/** Alarms on what a service's callers notice. A deployment during which one of them goes off is rolled back. */
final class ServiceAlarms extends Construct {
    /** Answers with 5xx in a minute that are more than a stray one. */
    private static final int ERRORS_PER_MINUTE = 5;

    /**
     * Seconds that a hundredth of the requests may take. The first requests of a new JVM take longer than later ones, but
     * are over within a minute; three minutes out of five are not. Prod's database never pauses, so nobody waits for that.
     */
    private static final int SLOW_SECONDS = 3;

    private final Optional<Alarm> errors;
    private final Optional<Alarm> unhealthy;
    private final Optional<Alarm> slow;

    record Props(String service, TargetMetrics metrics, Watch watch) {}

    ServiceAlarms(Construct scope, String id, Props props) {
        super(scope, id);
        String service = props.service();
        TargetMetrics metrics = props.metrics();
        errors = props.watch()
                .alarm(
                        this,
                        "Errors",
                        new Symptom(service + " answers with errors", metrics.serverErrors(), ERRORS_PER_MINUTE, 2, 3));
        unhealthy = props.watch()
                .alarm(
                        this,
                        "Unhealthy",
                        new Symptom(service + " tasks are unhealthy", metrics.unhealthyTasks(), 0, 2, 3));
        slow = props.watch()
                .alarm(
                        this,
                        "Slow",
                        new Symptom(service + " answers slowly", metrics.latencyUnderLoad(), SLOW_SECONDS, 3, 5));
    }

    /** The names of the alarms. */
    List<String> names() {
        return Stream.of(errors, unhealthy, slow)
                .flatMap(Optional::stream)
                .map(Alarm::getAlarmName)
                .toList();
    }

    /** The name of the alarm on errors, which also go off when a service that this one calls is broken. */
    List<String> errorsName() {
        return errors.map(Alarm::getAlarmName).stream().toList();
    }
}
