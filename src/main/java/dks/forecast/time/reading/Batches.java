package dks.forecast.time.reading;

import dks.proof.reading.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many new tasks a rolling deployment starts at a time, as the healthy percents allow.
 *
 * @param starts new tasks, a batch each; their sum is the desired count
 * @param stopsFirst whether an old task goes before the first new one comes, because there may not be more tasks
 */
public record Batches(List<Integer> starts, boolean stopsFirst) {

    /** The batches of a service; empty when it may neither start nor stop a task. */
    public static Optional<Batches> of(Service service) {
        int desired = service.desired();
        int most = service.upTo(desired);
        int least = service.downTo(desired);
        var starts = new ArrayList<Integer>();
        int old = desired;
        boolean stopsFirst = false;
        for (int fresh = 0; fresh < desired; ) {
            int start = Math.min(desired - fresh, most - old - fresh);
            if (start <= 0) {
                int stop = Math.min(old, old + fresh - least);
                if (stop <= 0) {
                    return Optional.empty();
                }
                old -= stop;
                stopsFirst |= starts.isEmpty();
                start = Math.min(desired - fresh, most - old - fresh);
            }
            if (start <= 0) {
                return Optional.empty();
            }
            starts.add(start);
            fresh += start;
            old = Math.max(0, old - Math.max(0, old + fresh - Math.max(least, desired)));
        }
        return Optional.of(new Batches(List.copyOf(starts), stopsFirst));
    }

    /** How many there are. */
    public int count() {
        return starts.size();
    }

    /** How many tasks are tried at once before the first has served. */
    public int first() {
        return starts.isEmpty() ? 0 : starts.get(0);
    }
}
