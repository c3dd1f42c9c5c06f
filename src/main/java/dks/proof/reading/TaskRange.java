package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Place;
import dks.template.Resource;

/**
 * Between which counts of tasks Application Auto Scaling keeps a service, now by its own range, now by that of a scheduled
 * action.
 *
 * @param least the lowest count that it ever asks for: 0 where the service is down at night
 * @param usual the highest of the lowest counts: what is there by day while nothing happens
 * @param most the highest count
 */
public record TaskRange(int least, int usual, int most) {

    /** Of a scalable target with its scheduled actions. */
    static TaskRange of(Resource target) throws NotTold {
        String of = " of " + Place.of(target).name();
        int minimum = WrittenNumber.whole(target.property("MinCapacity"), 1, "the MinCapacity" + of);
        int maximum = WrittenNumber.whole(target.property("MaxCapacity"), minimum, "the MaxCapacity" + of);
        var range = new TaskRange(minimum, minimum, maximum);
        for (JsonNode scheduled : target.property("ScheduledActions")) {
            JsonNode action = scheduled.path("ScalableTargetAction");
            range = range.alsoFrom(
                            WrittenNumber.whole(action.path("MinCapacity"), minimum, "a scheduled MinCapacity" + of))
                    .alsoTo(WrittenNumber.whole(action.path("MaxCapacity"), maximum, "a scheduled MaxCapacity" + of));
        }
        return range;
    }

    private TaskRange alsoFrom(int count) {
        return new TaskRange(Math.min(least, count), Math.max(usual, count), most);
    }

    private TaskRange alsoTo(int count) {
        return new TaskRange(least, usual, Math.max(most, count));
    }
}
