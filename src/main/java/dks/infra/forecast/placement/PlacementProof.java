package dks.infra.forecast.placement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Proves, for the services of one pool of instances, that ECS never waits for room that will not come: not for the tasks
 * themselves, not for the new ones of a deployment beside the old, not when scaled out, not when an instance is replaced.
 *
 * <p>Every service is looked at with all others at their counts. Two deployments at once may take turns for the last
 * room; as each ends for itself and gives its room back, it is enough that each fits alone.
 */
public final class PlacementProof {
    private final Pool pool;
    private final List<Service> services;
    private final PoolFit fit;
    private final List<Finding> findings = new ArrayList<>();

    private PlacementProof(Pool pool, List<Service> services) {
        this.pool = pool;
        this.services = services;
        this.fit = pool.fit(services.stream().map(Service::task).toList());
    }

    /** What would go wrong, most basic first; empty when all is proven. */
    public static List<Finding> of(Pool pool, List<Service> services) {
        var proof = new PlacementProof(pool, services);
        proof.prove();
        return List.copyOf(proof.findings);
    }

    private void prove() {
        if (services.isEmpty() || !tasksFitAnInstance()) {
            return;
        }
        boolean fits = allFit(Service::desired, Rule.TASKS_FIT_POOL, "");
        boolean moves = deploymentsCanMove();
        if (!fits || !moves) {
            return;
        }
        deploymentsFit(Service::desired, Rule.DEPLOYMENT_FITS, "");
        if (services.stream().anyMatch(service -> service.most() > service.desired())) {
            if (allFit(Service::most, Rule.SCALED_OUT_FITS, "scaled out, ")) {
                deploymentsFit(Service::most, Rule.SCALED_OUT_DEPLOYMENT_FITS, "scaled out, ");
            }
        }
        refreshFits();
        survivesLosses();
    }

    private boolean tasksFitAnInstance() {
        boolean all = true;
        for (Service service : services) {
            if (fit.instancesFor(only(service, 1)).isEmpty()) {
                all = false;
                add(
                        Rule.TASK_FITS_INSTANCE,
                        service.place(),
                        "A task of %s takes %s, and %s has no room for it."
                                .formatted(service.place().name(), service.task(), pool.sizes()),
                        smallestTypeFor(service));
            }
        }
        return all;
    }

    private boolean allFit(ToIntFunction<Service> count, Rule rule, String when) {
        int[] tasks = counts(count);
        Fit answer = fit.all(tasks);
        if (answer == Fit.NEVER) {
            int needed = fit.instancesFor(tasks).orElseThrow();
            add(
                    rule,
                    pool.place(),
                    "%s need %d instances of %s, and the group has at most %d."
                            .formatted(capitalized(when + written(tasks)), needed, pool.sizes(), pool.atMost()),
                    "Raise MaxSize from %d to %d.".formatted(pool.atMost(), needed));
            return false;
        }
        demandProof(answer, pool.place(), when + written(tasks));
        return true;
    }

    private boolean deploymentsCanMove() {
        boolean all = true;
        for (Service service : services) {
            int desired = service.desired();
            if (desired > 0 && service.upTo(desired) <= desired && service.downTo(desired) >= desired) {
                all = false;
                add(
                        Rule.DEPLOYMENT_CAN_MOVE,
                        service.place(),
                        "A deployment of %s keeps %d of its %d running (MinimumHealthyPercent %d) and runs no more than %d (MaximumPercent %d), so it can neither stop an old task nor start a new one."
                                .formatted(
                                        service.place().name(),
                                        service.downTo(desired),
                                        desired,
                                        service.minimumPercent(),
                                        service.upTo(desired),
                                        service.maximumPercent()),
                        "Raise MaximumPercent to %d, or lower MinimumHealthyPercent to %d."
                                .formatted(percentFor(desired + 1, desired), (desired - 1) * 100 / desired));
            }
        }
        return all;
    }

    private void deploymentsFit(ToIntFunction<Service> count, Rule rule, String when) {
        int[] tasks = counts(count);
        for (int i = 0; i < services.size(); i++) {
            Service service = services.get(i);
            int running = tasks[i];
            boolean stopsFirst = service.downTo(running) < running;
            if (running == 0 || stopsFirst) {
                continue;
            }
            Fit answer = fit.further(i, tasks);
            int[] withNew = tasks.clone();
            withNew[i]++;
            if (answer == Fit.NEVER) {
                int needed = fit.instancesFor(withNew).orElseThrow();
                add(
                        rule,
                        service.place(),
                        "%s need %d instances of %s while a deployment starts a new %s beside the old, and the group has at most %d."
                                .formatted(
                                        capitalized(when + written(withNew)),
                                        needed,
                                        pool.sizes(),
                                        service.place().name(),
                                        pool.atMost()),
                        "Raise MaxSize from %d to %d, or lower MinimumHealthyPercent from %d to %d."
                                .formatted(
                                        pool.atMost(),
                                        needed,
                                        service.minimumPercent(),
                                        (running - 1) * 100 / running));
            } else {
                demandProof(
                        answer,
                        service.place(),
                        when + "a new " + service.place().name() + " beside " + written(tasks));
            }
        }
    }

    private void refreshFits() {
        OptionalInt needed = fit.instancesFor(counts(Service::desired));
        if (pool.refreshed() && needed.isPresent() && needed.getAsInt() + 1 > pool.atMost()) {
            add(
                    Rule.REFRESH_FITS,
                    pool.place(),
                    "%s need %d instances, and the group, which launches a new instance before it takes an old one away, ends at %d."
                            .formatted(
                                    capitalized(written(counts(Service::desired))), needed.getAsInt(), pool.atMost()),
                    "Raise MaxSize from %d to %d.".formatted(pool.atMost(), needed.getAsInt() + 1));
        }
    }

    /** Several tasks promise that one may go; they must not all go together. */
    private void survivesLosses() {
        int instances = fit.instancesFor(counts(Service::desired)).orElse(2);
        for (Service service : services) {
            if (service.desired() < 2) {
                continue;
            }
            boolean fitOnOne =
                    fit.instancesFor(only(service, service.desired())).orElse(2) == 1;
            if (fitOnOne && (service.spread() == Spread.NOTHING || instances < 2)) {
                add(
                        Rule.SURVIVES_INSTANCE,
                        service.place(),
                        "The %d tasks of %s may all be on one instance of %s, and go when it goes."
                                .formatted(service.desired(), service.place().name(), pool.sizes()),
                        "Spread them over zones by the first placement strategy, and let the tasks need two instances.");
            } else if (pool.zones() > 1 && service.spread() != Spread.ZONES) {
                add(
                        Rule.SURVIVES_ZONE,
                        service.place(),
                        "The %d tasks of %s may all be in one of the %d zones, and go when it goes."
                                .formatted(service.desired(), service.place().name(), pool.zones()),
                        "Spread them over zones by the first placement strategy.");
            }
        }
    }

    private void demandProof(Fit answer, Place place, String what) {
        if (answer == Fit.IF_WELL_PLACED) {
            add(
                    Rule.NOT_PROVEN,
                    place,
                    "Not proven: %s fit onto %d instances of %s only if ECS places them well."
                            .formatted(what, pool.atMost(), pool.sizes()),
                    "");
        } else if (answer == Fit.UNKNOWN) {
            add(
                    Rule.NOT_PROVEN,
                    place,
                    "Not proven: whether %s fit onto %d instances of %s cannot be told."
                            .formatted(what, pool.atMost(), pool.sizes()),
                    "");
        }
    }

    private String smallestTypeFor(Service service) {
        return InstanceTypes.all().stream()
                .filter(type -> type.family().equals(pool.types().get(0).family()))
                .sorted(Comparator.comparingInt(InstanceType::memoryMiB))
                .filter(type -> pool.of(type)
                        .fit(List.of(service.task()))
                        .instancesFor(1)
                        .isPresent())
                .findFirst()
                .map(type -> "Use " + type.name() + ", or make the task smaller.")
                .orElse("Make the task smaller.");
    }

    private int[] counts(ToIntFunction<Service> count) {
        return services.stream().mapToInt(count).toArray();
    }

    private int[] only(Service service, int tasks) {
        return services.stream()
                .mapToInt(other -> other.equals(service) ? tasks : 0)
                .toArray();
    }

    /** {@code 2 Api (512 CPU units, 384 MiB each) and 1 Ui (…)}. */
    private String written(int[] tasks) {
        return IntStream.range(0, tasks.length)
                .filter(i -> tasks[i] > 0)
                .mapToObj(i -> tasks[i] + " " + services.get(i).place().name() + " ("
                        + services.get(i).task() + (tasks[i] > 1 ? " each)" : ")"))
                .collect(Collectors.joining(" and "));
    }

    private static int percentFor(int tasks, int of) {
        return (tasks * 100 + of - 1) / of;
    }

    private static String capitalized(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private void add(Rule rule, Place place, String sentence, String fix) {
        findings.add(new Finding(rule, place, sentence, fix));
    }
}
