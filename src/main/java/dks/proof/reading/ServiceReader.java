package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.ec2.Demand;
import dks.proof.shift.Strategy;
import dks.template.Place;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Reads an ECS service with its task definition and its scaling. */
public final class ServiceReader {
    private final Templates templates;
    private final Resource service;
    private final Template template;

    public ServiceReader(Templates templates, Resource service) {
        this.templates = templates;
        this.service = service;
        this.template = service.template();
    }

    /** The service as its template has it. */
    public Resource resource() {
        return service;
    }

    /** Where it is, for findings. */
    public Place place() {
        return Place.of(service);
    }

    /** Whether EC2 instances run it: not Fargate's, and not somebody's own machines. */
    public boolean isOnInstances() {
        String launchType = service.property("LaunchType").asText("");
        boolean fargate = launchType.equals("FARGATE")
                || providers().stream().anyMatch(provider -> provider.asText().startsWith("FARGATE"))
                || definition()
                        .map(found -> new TaskReader(found).isForFargateAlone())
                        .orElse(false);
        return !fargate && !launchType.equals("EXTERNAL");
    }

    /** Whether each instance runs one task of it. */
    public boolean isDaemon() {
        return service.property("SchedulingStrategy").asText("").equals("DAEMON");
    }

    /** The capacity providers that it names. */
    List<JsonNode> providers() {
        var named = new ArrayList<JsonNode>();
        service.property("CapacityProviderStrategy").forEach(item -> named.add(item.path("CapacityProvider")));
        return named;
    }

    /** The resource that one of its properties refers to. */
    Optional<Resource> referred(JsonNode value) {
        return templates.referred(template, value);
    }

    /**
     * What one of its tasks takes.
     *
     * @throws NotTold when the templates do not tell its task definition, or a number of it
     */
    public Demand task() throws NotTold {
        Demand task = taskReader().demand();
        if (!isDistinct()) {
            return task;
        }
        var exclusives = new TreeSet<>(task.exclusives());
        exclusives.add("the one task of " + place().name() + " on an instance");
        return new Demand(task.cpuUnits(), task.memoryMiB(), task.interfaces(), exclusives);
    }

    /**
     * The service as the proof sees it.
     *
     * @throws NotTold when the templates do not tell something that decides on its tasks
     */
    public Service read() throws NotTold {
        Optional<TaskRange> range = range();
        int written = desired().orElse(range.map(TaskRange::least).orElse(1));
        int desired = Math.max(written, range.map(TaskRange::usual).orElse(written));
        int most = Math.max(desired, range.map(TaskRange::most).orElse(desired));
        JsonNode deployment = service.property("DeploymentConfiguration");
        return new Service(
                place(),
                task(),
                desired,
                most,
                number(deployment, "MinimumHealthyPercent", 100),
                number(deployment, "MaximumPercent", 200),
                spread(),
                rebalanced(),
                Strategy.of(service).filter(Strategy::movesRequests).isPresent());
    }

    /**
     * The count of tasks that its template sets with every deployment; empty when it leaves the count alone.
     *
     * @throws NotTold when the templates do not tell it
     */
    public OptionalInt desired() throws NotTold {
        JsonNode properties = service.json().path("Properties");
        return properties.hasNonNull("DesiredCount")
                ? OptionalInt.of(number(properties, "DesiredCount", 0))
                : OptionalInt.empty();
    }

    /**
     * Between which counts Application Auto Scaling keeps it; empty when nothing scales it.
     *
     * @throws NotTold when the templates do not tell them
     */
    public Optional<TaskRange> range() throws NotTold {
        Optional<Resource> target = templates
                .resources("AWS::ApplicationAutoScaling::ScalableTarget")
                .filter(candidate -> candidate.refersTo(service, "ResourceId"))
                .findFirst();
        return target.isEmpty() ? Optional.empty() : Optional.of(TaskRange.of(target.get()));
    }

    /**
     * Whether ECS asks for a memory size of its tasks, for Service Connect's proxy, and they have none.
     *
     * @throws NotTold when the templates do not tell its task definition
     */
    public boolean lacksMemorySize() throws NotTold {
        return service.property("ServiceConnectConfiguration").path("Enabled").asBoolean(false)
                && !taskReader().hasMemorySize();
    }

    /**
     * Whether ECS refuses its zone rebalancing.
     *
     * @throws NotTold when the templates do not tell its MaximumPercent
     */
    public boolean rebalancesInVain() throws NotTold {
        return rebalanced()
                && (number(service.property("DeploymentConfiguration"), "MaximumPercent", 200) <= 100
                        || spread() == Spread.INSTANCES
                        || spread() == Spread.NOTHING && hasPlacementStrategy());
    }

    private boolean rebalanced() {
        return service.property("AvailabilityZoneRebalancing").asText("").equals("ENABLED");
    }

    private boolean hasPlacementStrategy() {
        return service.property("PlacementStrategies").size() > 0;
    }

    private Spread spread() {
        JsonNode first = service.property("PlacementStrategies").path(0);
        if (!hasPlacementStrategy()) {
            return Spread.ZONES; // what ECS does for services when nothing is said
        }
        if (!first.path("Type").asText().equals("spread")) {
            return Spread.NOTHING;
        }
        return first.path("Field").asText().contains("availability-zone") ? Spread.ZONES : Spread.INSTANCES;
    }

    private boolean isDistinct() throws NotTold {
        boolean distinct = false;
        for (JsonNode constraint : service.property("PlacementConstraints")) {
            if (!constraint.path("Type").asText().equals("distinctInstance")) {
                throw new NotTold(place().name() + " may only be placed on instances that match "
                        + constraint.path("Expression").asText() + ".");
            }
            distinct = true;
        }
        return distinct;
    }

    private TaskReader taskReader() throws NotTold {
        return definition()
                .map(TaskReader::new)
                .orElseThrow(
                        () -> new NotTold("the task definition of " + place().name() + " is not in the templates."));
    }

    /** Its task definition, if it is in the templates. */
    public Optional<Resource> definition() {
        return templates.referred(template, service.property("TaskDefinition"));
    }

    private int number(JsonNode properties, String name, int otherwise) throws NotTold {
        return WrittenNumber.whole(properties.path(name), otherwise, "the " + name + " of " + place().name());
    }
}
