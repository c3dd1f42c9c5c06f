package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.packing.Fit;
import dks.proof.packing.Pool;
import dks.proof.packing.PoolFit;
import dks.proof.reading.NotTold;
import dks.proof.reading.Service;
import dks.template.Place;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The services that share a pool of instances. Counts are one for each service, in their order. */
record PoolUse(Pool pool, List<Service> services, PoolFit fit) {

    PoolUse(Pool pool, List<Service> services) {
        this(
                pool,
                List.copyOf(services),
                pool.fit(services.stream().map(Service::task).toList()));
    }

    /** A moment that the tasks must get through. */
    enum Moment {
        USUAL("", PlacementRule.TASKS_FIT_POOL, PlacementRule.DEPLOYMENT_FITS),
        SCALED_OUT("scaled out, ", PlacementRule.SCALED_OUT_FITS, PlacementRule.SCALED_OUT_DEPLOYMENT_FITS);

        private final String words;
        private final PlacementRule fits;
        private final PlacementRule deploymentFits;

        Moment(String words, PlacementRule fits, PlacementRule deploymentFits) {
            this.words = words;
            this.fits = fits;
            this.deploymentFits = deploymentFits;
        }

        PlacementRule fits() {
            return fits;
        }

        PlacementRule deploymentFits() {
            return deploymentFits;
        }
    }

    /** How many tasks each service has then. */
    int[] counts(Moment moment) {
        return services.stream()
                .mapToInt(moment == Moment.USUAL ? Service::desired : Service::most)
                .toArray();
    }

    /** Whether some service has more tasks when scaled out than usual. */
    boolean scalesOut() {
        return services.stream().anyMatch(service -> service.most() > service.desired());
    }

    /** So many tasks of one service and none of the others. */
    int[] only(Service service, int tasks) {
        return services.stream()
                .mapToInt(other -> other.equals(service) ? tasks : 0)
                .toArray();
    }

    /** As the beginning of a sentence: {@code Scaled out, 2 Api (512 CPU units, 384 MiB each) and 1 Ui (…)}. */
    String sentence(Moment moment, int[] tasks) {
        String text = moment.words + written(tasks);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** As {@link #sentence}, for the middle of one. */
    String written(int[] tasks) {
        return IntStream.range(0, tasks.length)
                .filter(i -> tasks[i] > 0)
                .mapToObj(i -> tasks[i] + " " + services.get(i).place().name() + " ("
                        + services.get(i).task() + (tasks[i] > 1 ? " each)" : ")"))
                .collect(Collectors.joining(" and "));
    }

    /** The finding that something fits only perhaps. */
    Finding notProven(Fit answer, Place place, String what) {
        return new Finding(
                PlacementRule.NOT_PROVEN,
                place,
                NotTold.NOT_PROVEN
                        + (answer == Fit.IF_WELL_PLACED
                                        ? "%s fit onto %d instances of %s only if ECS places them well."
                                        : "whether %s fit onto %d instances of %s cannot be told.")
                                .formatted(what, pool.atMost(), pool.sizes()),
                "");
    }
}
