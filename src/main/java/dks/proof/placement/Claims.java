package dks.proof.placement;

import dks.proof.packing.Fit;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** States what {@link PlacementProof} proves, in numbers. */
final class Claims {
    private final PoolUse use;

    Claims(PoolUse use) {
        this.use = use;
    }

    /** One for each moment, in the order in which a pool grows. */
    List<Claim> all() {
        var claims = new ArrayList<Claim>();
        if (use.services().isEmpty()) {
            return claims;
        }
        claims.add(tasks("usual", Moment.USUAL));
        claims.add(deployment("a deployment starts a new task", Moment.USUAL));
        if (use.scalesOut()) {
            claims.add(tasks("scaled out", Moment.SCALED_OUT));
            claims.add(deployment("the same, scaled out", Moment.SCALED_OUT));
        }
        if (use.pool().refreshed()) {
            claims.add(replacement());
        }
        return claims;
    }

    private Claim tasks(String moment, Moment when) {
        int[] tasks = use.counts(when);
        return new Claim(
                moment, written(tasks), use.fit().instancesFor(tasks), use.fit().all(tasks));
    }

    /** The service whose new task needs most is told of. */
    private Claim deployment(String moment, Moment when) {
        int[] tasks = use.counts(when);
        OptionalInt most = use.fit().instancesFor(tasks);
        Fit answer = Fit.ALWAYS;
        var starting = new ArrayList<String>();
        for (int i = 0; i < tasks.length; i++) {
            Service service = use.services().get(i);
            if (tasks[i] == 0 || service.downTo(tasks[i]) < tasks[i]) {
                continue; // stops an old task first, and takes its room
            }
            starting.add(service.place().name());
            answer = worse(answer, use.fit().further(i, tasks));
            int[] more = tasks.clone();
            more[i]++;
            OptionalInt needed = use.fit().instancesFor(more);
            most = most.isEmpty() || needed.isEmpty()
                    ? OptionalInt.empty()
                    : OptionalInt.of(Math.max(most.getAsInt(), needed.getAsInt()));
        }
        return new Claim(
                moment,
                starting.isEmpty() ? "an old one stops first" : "one " + String.join(" or ", starting) + " more",
                most,
                answer);
    }

    private Claim replacement() {
        OptionalInt usual = use.fit().instancesFor(use.counts(Moment.USUAL));
        return new Claim(
                "an instance is replaced",
                "as usual",
                usual.isEmpty() ? usual : OptionalInt.of(usual.getAsInt() + 1),
                usual.isEmpty() ? Fit.UNKNOWN : usual.getAsInt() < use.pool().atMost() ? Fit.ALWAYS : Fit.NEVER);
    }

    private String written(int[] tasks) {
        return IntStream.range(0, tasks.length)
                .filter(i -> tasks[i] > 0)
                .mapToObj(i -> String.format(
                        Locale.ROOT,
                        "%d %s",
                        tasks[i],
                        use.services().get(i).place().name()))
                .collect(Collectors.joining(", "));
    }

    private static Fit worse(Fit one, Fit other) {
        if (one == Fit.NEVER || other == Fit.NEVER) {
            return Fit.NEVER;
        }
        return one.compareTo(other) > 0 ? one : other;
    }
}
