package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Resource;
import dks.infra.template.Template;
import dks.infra.template.Templates;
import java.util.List;
import java.util.OptionalInt;

/** How many instances a group keeps while nothing happens. */
final class IdleInstances {
    private final Templates templates;
    private final Group group;

    IdleInstances(Templates templates, Group group) {
        this.templates = templates;
        this.group = group;
    }

    /**
     * As many as the usual tasks need, and the spare ones that the capacity provider's target leaves, and never fewer than
     * the group's floor; empty when it cannot be told how many the tasks need.
     */
    OptionalInt of(PoolUse use) {
        if (!group.grows()) {
            return OptionalInt.of(use.pool().atMost());
        }
        OptionalInt needed = use.fit().instancesFor(use.counts(PoolUse.Moment.USUAL));
        if (needed.isEmpty()) {
            return needed;
        }
        int target = Math.max(1, targetPercent());
        int kept = (needed.getAsInt() * 100 + target - 1) / target;
        return OptionalInt.of(Math.min(use.pool().atMost(), Math.max(kept, floor())));
    }

    /** Whether the group may have no instance at all, for example at night. */
    boolean mayBeNone() {
        return group.grows() && (floor() == 0 || floors().contains(0));
    }

    /** The capacity provider's target, by default 100: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html. */
    private int targetPercent() {
        return group.provider()
                .map(provider -> number(
                        provider.template(),
                        provider.property("AutoScalingGroupProvider")
                                .path("ManagedScaling")
                                .path("TargetCapacity"),
                        100))
                .orElse(100);
    }

    /** The group's minimum, which scheduled actions may set, too: the highest counts, that of working hours. */
    private int floor() {
        Resource resource = group.resource();
        int minimum = number(resource.template(), resource.property("MinSize"), 0);
        return floors().stream().reduce(minimum, Math::max);
    }

    private List<Integer> floors() {
        Resource resource = group.resource();
        return templates
                .resources("AWS::AutoScaling::ScheduledAction")
                .filter(action -> action.template().equals(resource.template())
                        && Templates.mentions(action.property("AutoScalingGroupName"), resource.logicalId()))
                .filter(action -> !action.property("MinSize").isMissingNode())
                .map(action -> number(action.template(), action.property("MinSize"), 0))
                .toList();
    }

    private static int number(Template template, JsonNode value, int otherwise) {
        return Templates.text(template, value)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }
}
