package dks.forecast.time;

import dks.forecast.time.reading.ServiceNumbers;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import dks.proof.packing.Fit;
import dks.proof.placement.IdlePool;
import java.util.List;

/** Whether the first new tasks of a deployment wait for an instance. */
final class NewInstance {
    private final ServiceNumbers numbers;

    NewInstance(ServiceNumbers numbers) {
        this.numbers = numbers;
    }

    /** An instance that is launched because tasks wait for it. */
    static List<Step> launch() {
        return List.of(Step.of(Assumption.CAPACITY_ALARM), Step.of(Assumption.INSTANCE));
    }

    /** Whether a deployment is expected to wait for one. */
    boolean isExpected() {
        return isNeeded() && numbers.pool().orElseThrow().grows();
    }

    /** Whether it would wait for one, and nothing launches any. */
    boolean isInVain() {
        return isNeeded() && !numbers.pool().orElseThrow().grows();
    }

    private boolean isNeeded() {
        return numbers.pool().isPresent()
                && !numbers.batches().stopsFirst()
                && !fits(alone(numbers.pool().orElseThrow()));
    }

    /** The steps; none when there is room in any case, nothing but a worst when there may be none. */
    List<Step> steps() {
        if (isExpected()) {
            return launch();
        }
        if (numbers.pool().filter(IdlePool::grows).isEmpty()
                || numbers.batches().stopsFirst()) {
            return List.of();
        }
        IdlePool pool = numbers.pool().orElseThrow();
        if (alone(pool) == Fit.ALWAYS && amongDeployments(pool) == Fit.ALWAYS) {
            return List.of();
        }
        return launch().stream()
                .map(step -> new Step(
                        "if there is no room: " + step.name(),
                        new Seconds(0, step.total().worst())))
                .toList();
    }

    private Fit alone(IdlePool pool) {
        return pool.roomFor(
                numbers.service(),
                numbers.service().desired(),
                numbers.batches().first());
    }

    private Fit amongDeployments(IdlePool pool) {
        return pool.roomAmongDeploymentsFor(
                numbers.service(),
                numbers.service().desired(),
                numbers.batches().first());
    }

    private static boolean fits(Fit fit) {
        return fit == Fit.ALWAYS || fit == Fit.IF_WELL_PLACED;
    }
}
