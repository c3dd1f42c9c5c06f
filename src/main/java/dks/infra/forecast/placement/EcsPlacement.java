package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.forecast.template.Resource;
import dks.infra.forecast.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the {@link PlacementProof} for every ECS service on EC2 instances that templates describe. */
public final class EcsPlacement {
    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Group, List<ServiceReader>> services = new LinkedHashMap<>();

    /** An Auto Scaling group, and whether something launches instances when tasks need them. */
    private record Group(Resource resource, boolean grows) {}

    private EcsPlacement(Templates templates) {
        this.templates = templates;
    }

    /** What would go wrong with the services of these templates, and what could not be proven. */
    public static List<Finding> check(Templates templates) {
        var placement = new EcsPlacement(templates);
        placement.check();
        return List.copyOf(placement.findings);
    }

    private void check() {
        templates
                .resources("AWS::ECS::Service")
                .map(service -> new ServiceReader(templates, service))
                .filter(ServiceReader::isOnInstances)
                .forEach(this::assign);
        services.forEach(this::prove);
    }

    private void assign(ServiceReader service) {
        try {
            findings.addAll(new ServiceRules(service).broken());
            services.computeIfAbsent(groupOf(service), group -> new ArrayList<>())
                    .add(service);
        } catch (NotTold e) {
            findings.add(e.at(service.place()));
        }
    }

    private void prove(Group group, List<ServiceReader> readers) {
        try {
            var daemons = new ArrayList<Demand>();
            var services = new ArrayList<Service>();
            for (ServiceReader reader : readers) {
                if (reader.isDaemon()) {
                    daemons.add(reader.task());
                } else {
                    services.add(reader.read());
                }
            }
            Pool pool = new PoolReader(templates, group.resource()).pool(group.grows(), daemons);
            findings.addAll(PlacementProof.of(pool, services));
        } catch (NotTold e) {
            findings.add(e.at(Place.of(group.resource())));
        }
    }

    private Group groupOf(ServiceReader service) throws NotTold {
        List<JsonNode> providers = service.providers();
        if (providers.size() > 1) {
            throw new NotTold("the tasks of " + service.place().name() + " are shared between " + providers.size()
                    + " capacity providers.");
        }
        return providers.isEmpty() ? theOnlyGroup(service) : groupOf(service, providers.get(0));
    }

    private Group groupOf(ServiceReader service, JsonNode name) throws NotTold {
        Resource provider = service.referred(name)
                .or(() -> named(name.asText()))
                .orElseThrow(() -> new NotTold(
                        "the capacity provider of " + service.place().name() + " is not in the templates."));
        return group(provider)
                .orElseThrow(() -> new NotTold("the Auto Scaling group of the capacity provider of "
                        + service.place().name() + " is not in the templates."));
    }

    private Optional<Resource> named(String name) {
        return templates
                .resources("AWS::ECS::CapacityProvider")
                .filter(provider -> provider.property("Name").asText("").equals(name))
                .findFirst();
    }

    private Optional<Group> group(Resource provider) {
        JsonNode settings = provider.property("AutoScalingGroupProvider");
        boolean grows =
                settings.path("ManagedScaling").path("Status").asText("").equals("ENABLED");
        return templates
                .referred(provider.template(), settings.path("AutoScalingGroupArn"))
                .map(group -> new Group(group, grows));
    }

    /** Without a capacity provider a service runs on its cluster's instances: those of the only group there is. */
    private Group theOnlyGroup(ServiceReader service) throws NotTold {
        List<Resource> all =
                templates.resources("AWS::AutoScaling::AutoScalingGroup").toList();
        if (all.size() != 1) {
            throw new NotTold(service.place().name() + " names no capacity provider, and the templates" + " have "
                    + all.size() + " Auto Scaling groups.");
        }
        Resource group = all.get(0);
        return templates
                .resources("AWS::ECS::CapacityProvider")
                .map(this::group)
                .flatMap(Optional::stream)
                .filter(provided -> provided.resource().equals(group))
                .findFirst()
                .orElse(new Group(group, scalesByItself(group)));
    }

    private boolean scalesByItself(Resource group) {
        return templates
                .resources("AWS::AutoScaling::ScalingPolicy")
                .anyMatch(policy -> policy.template().equals(group.template())
                        && Templates.mentions(policy.property("AutoScalingGroupName"), group.logicalId()));
    }
}
