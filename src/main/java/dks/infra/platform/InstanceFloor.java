package dks.infra.platform;

import dks.infra.stage.OfficeHours;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.autoscaling.AutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.BasicScheduledActionProps;
import software.amazon.awscdk.services.autoscaling.CronOptions;
import software.amazon.awscdk.services.autoscaling.Schedule;
import software.amazon.awscdk.services.autoscaling.ScheduledAction;

/**
 * Instances that a group keeps, so that losing one brings a new one even when the tasks fit on those that are left. By
 * scheduled actions and not by the group's minimum, because they are created after the capacity provider; every hour,
 * because an update of the group sets its minimum back to the template's 0.
 */
final class InstanceFloor {
    private final AutoScalingGroup group;
    private final int instances;

    InstanceFloor(AutoScalingGroup group, int instances) {
        this.group = group;
        this.instances = instances;
    }

    /**
     * Keeps the instances always, or within these hours. At their end the minimum goes, and the capacity provider takes
     * the instances away once the tasks are gone.
     *
     * @return the actions that do it
     */
    List<ScheduledAction> keep(Optional<OfficeHours> hours) {
        if (hours.isEmpty()) {
            CronOptions hourly = CronOptions.builder().minute("0").build();
            return List.of(
                    group.scaleOnSchedule("Floor", minimum(instances, hourly).build()));
        }
        var opening = hours.get().opening();
        CronOptions hourly = CronOptions.builder()
                .minute(opening.minute())
                .hour(hours.get().hoursWithin())
                .weekDay(opening.weekDays())
                .build();
        var closing = hours.get().closing();
        CronOptions end = CronOptions.builder()
                .minute(closing.minute())
                .hour(closing.hour())
                .weekDay(closing.weekDays())
                .build();
        String zone = hours.get().zone().getId();
        return List.of(
                group.scaleOnSchedule(
                        "Floor", minimum(instances, hourly).timeZone(zone).build()),
                group.scaleOnSchedule("NoFloor", minimum(0, end).timeZone(zone).build()));
    }

    private static BasicScheduledActionProps.Builder minimum(int instances, CronOptions when) {
        return BasicScheduledActionProps.builder().schedule(Schedule.cron(when)).minCapacity(instances);
    }
}
