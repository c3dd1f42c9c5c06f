package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Resource;

/**
 * Between which counts of tasks Application Auto Scaling keeps a service, now by its own range, now by that of a scheduled
 * action.
 *
 * @param least the lowest count that it ever asks for: 0 where the service is down at night
 * @param usual the highest of the lowest counts: what is there by day while nothing happens
 * @param most the highest count
 */
record TaskRange(int least, int usual, int most) {

    /** Of a scalable target with its scheduled actions. */
    static TaskRange of(Resource target) throws NotTold {
        int minimum = Numbers.read(target, target.property("MinCapacity"), 1);
        int maximum = Numbers.read(target, target.property("MaxCapacity"), minimum);
        var range = new TaskRange(minimum, minimum, maximum);
        for (JsonNode scheduled : target.property("ScheduledActions")) {
            JsonNode action = scheduled.path("ScalableTargetAction");
            range = range.alsoFrom(Numbers.read(target, action.path("MinCapacity"), minimum))
                    .alsoTo(Numbers.read(target, action.path("MaxCapacity"), maximum));
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
