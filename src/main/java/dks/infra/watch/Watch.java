package dks.infra.watch;

import dks.infra.stage.StageConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IAlarmAction;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.constructs.Construct;

/**
 * Makes the alarms of a stage, each beside what it watches, and has all of them tell the same people. In a stage that
 * nobody watches it makes none.
 */
public final class Watch {
    private final StageConfig stage;
    private final Optional<AlertsStack> alerts;
    private final List<Alarm> alarms = new ArrayList<>();

    /** @param scope the stage, which gets a stack for those who are told */
    public Watch(Construct scope, StageConfig stage) {
        this.stage = stage;
        alerts = stage.operations().alarms() ? Optional.of(new AlertsStack(scope, "Alerts", stage)) : Optional.empty();
    }

    /** An alarm that tells when the symptom shows and when it is gone; empty in a stage that is not watched. */
    public Optional<Alarm> alarm(Construct scope, String id, Symptom symptom) {
        return alerts.map(stack -> alarm(scope, id, symptom, new SnsAction(stack.topic())));
    }

    /** The alarms made so far. */
    public List<Alarm> alarms() {
        return List.copyOf(alarms);
    }

    private Alarm alarm(Construct scope, String id, Symptom symptom, IAlarmAction tell) {
        var alarm = Alarm.Builder.create(scope, id)
                .metric(symptom.metric())
                .threshold(symptom.above())
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .datapointsToAlarm(symptom.minutes())
                .evaluationPeriods(symptom.ofMinutes())
                // Without requests the load balancer reports nothing, and nothing is wrong.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .alarmDescription(
                        "dks-%s: %s. What to do: %s".formatted(stage.name(), symptom.heading(), symptom.link()))
                .build();
        alarm.addAlarmAction(tell);
        alarm.addOkAction(tell);
        alarms.add(alarm);
        return alarm;
    }
}
