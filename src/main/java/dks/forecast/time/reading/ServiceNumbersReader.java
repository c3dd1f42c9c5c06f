package dks.forecast.time.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.placement.PlacedService;
import dks.proof.reading.Service;
import dks.proof.shift.Strategy;
import dks.template.Resource;
import dks.template.Templates;
import java.util.List;
import java.util.Optional;

/** Reads from the templates what decides how long a service's deployment takes. */
public final class ServiceNumbersReader {
    /** What ECS waits when a container has no StopTimeout: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html. */
    private static final int STOP_SECONDS = 30;

    private final Templates templates;
    private final Told told;

    public ServiceNumbersReader(Templates templates, Told told) {
        this.templates = templates;
        this.told = told;
    }

    /** The numbers of a service; empty when something without which there is no forecast is not told. */
    public Optional<ServiceNumbers> of(PlacedService placed) {
        placed.notTold().forEach(told::not);
        return placed.service().flatMap(service -> of(placed, service));
    }

    private Optional<ServiceNumbers> of(PlacedService placed, Service service) {
        Resource resource = placed.resource();
        JsonNode controller = resource.property("DeploymentController").path("Type");
        if (!controller.asText("ECS").equals("ECS")) {
            told.not("how long " + controller.asText() + " takes to deploy "
                    + service.place().name() + ".");
            return Optional.empty();
        }
        Optional<Strategy> strategy = strategy(placed);
        Optional<Batches> batches = strategy.flatMap(
                known -> known == Strategy.ROLLING ? Batches.of(service) : Optional.of(allAtOnce(service)));
        if (strategy.isPresent() && batches.isEmpty()) {
            told.not(
                    "when a deployment of %s ends, because its healthy percents let it neither stop a task nor start one."
                            .formatted(service.place().name()));
        }
        return batches.map(starts -> new ServiceNumbers(
                service,
                placed.pool(),
                starts,
                new HealthCheckReader(templates, told).of(placed),
                told.number(
                        resource.property("HealthCheckGracePeriodSeconds"),
                        0,
                        "the HealthCheckGracePeriodSeconds of "
                                + service.place().name()),
                placed.definition().map(this::stopSeconds).orElse(STOP_SECONDS),
                placed.definition().filter(this::hasInterface).isPresent(),
                placed.definition()
                        .filter(new PausingDatabase(templates, told)::isKnownTo)
                        .isPresent(),
                strategy.orElseThrow(),
                breaker(placed),
                new WaitReader(templates, told).of(placed, strategy.orElseThrow())));
    }

    private static Batches allAtOnce(Service service) {
        return new Batches(service.desired() == 0 ? List.of() : List.of(service.desired()), false);
    }

    private Optional<Strategy> strategy(PlacedService placed) {
        JsonNode deployment = placed.resource().property("DeploymentConfiguration");
        if (deployment.path("LifecycleHooks").size() > 0) {
            told.not("how long the lifecycle hooks of " + placed.place().name() + " take.");
        }
        Optional<Strategy> strategy = Strategy.of(placed.resource());
        if (strategy.isEmpty()) {
            JsonNode written = deployment.path("Strategy");
            told.not("how long a deployment of %s by the strategy %s takes."
                    .formatted(placed.place().name(), Templates.text(written).orElse(written.toString())));
        }
        return strategy;
    }

    private Breaker breaker(PlacedService placed) {
        JsonNode breaker = placed.resource().property("DeploymentConfiguration").path("DeploymentCircuitBreaker");
        JsonNode threshold = breaker.path("ThresholdConfiguration");
        boolean enabled = breaker.path("Enable").asBoolean(false);
        String type = threshold.path("Type").asText(Breaker.Kind.BOUNDED_PERCENT.name());
        for (Breaker.Kind kind : Breaker.Kind.values()) {
            if (kind.name().equals(type)) {
                String what =
                        "the circuit breaker's threshold of " + placed.place().name();
                return new Breaker(enabled, kind, told.number(threshold.path("Value"), Breaker.PERCENT, what));
            }
        }
        told.not("what the circuit breaker's threshold type %s of %s means; AWS's default is taken."
                .formatted(type, placed.place().name()));
        return new Breaker(enabled, Breaker.Kind.BOUNDED_PERCENT, Breaker.PERCENT);
    }

    private int stopSeconds(Resource definition) {
        int longest = 0;
        for (JsonNode container : definition.property("ContainerDefinitions")) {
            longest = Math.max(
                    longest,
                    told.number(
                            container.path("StopTimeout"), STOP_SECONDS, "the StopTimeout in " + definition.path()));
        }
        return longest;
    }

    private boolean hasInterface(Resource definition) {
        return definition.property("NetworkMode").asText("bridge").equals("awsvpc");
    }
}
