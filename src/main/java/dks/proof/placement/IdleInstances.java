package dks.proof.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dks.proof.reading.Group;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
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
     *
     * @throws NotTold when the templates do not tell the target or the floor
     */
    OptionalInt of(PoolUse use) throws NotTold {
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

    /**
     * Whether the group may have no instance at all, for example at night.
     *
     * @throws NotTold when the templates do not tell the floor
     */
    boolean mayBeNone() throws NotTold {
        return group.grows() && (floor() == 0 || scheduledFloors().contains(0));
    }

    /** The capacity provider's target, by default 100: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ManagedScaling.html. */
    private int targetPercent() throws NotTold {
        JsonNode managed = group.provider()
                .map(provider -> provider.property("AutoScalingGroupProvider").path("ManagedScaling"))
                .orElse(MissingNode.getInstance());
        return WrittenNumber.whole(managed.path("TargetCapacity"), 100, "the capacity provider's TargetCapacity");
    }

    /**
     * The group's minimum, which scheduled actions may set, too: the highest counts, that of working hours.
     *
     * @throws NotTold when the templates do not tell it
     */
    int floor() throws NotTold {
        int minimum = WrittenNumber.whole(group.resource().property("MinSize"), 0, "the group's MinSize");
        return scheduledFloors().stream().reduce(minimum, Math::max);
    }

    private List<Integer> scheduledFloors() throws NotTold {
        List<Resource> actions = templates
                .resources("AWS::AutoScaling::ScheduledAction")
                .filter(action -> action.refersTo(group.resource(), "AutoScalingGroupName"))
                .filter(action -> !action.property("MinSize").isMissingNode())
                .toList();
        var floors = new ArrayList<Integer>();
        for (Resource action : actions) {
            floors.add(WrittenNumber.whole(action.property("MinSize"), "a scheduled MinSize of the group"));
        }
        return floors;
    }
}
