package dks.infra.forecast.placement;

import dks.infra.forecast.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the {@link PlacementProof} for every ECS service on EC2 instances that templates describe. */
public final class EcsPlacement {
    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Group, List<ServiceReader>> services = new LinkedHashMap<>();
    private final Groups groups;

    private EcsPlacement(Templates templates) {
        this.templates = templates;
        this.groups = new Groups(templates);
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
            refuseWhatEcsRefuses(service);
            services.computeIfAbsent(groups.of(service), group -> new ArrayList<>())
                    .add(service);
        } catch (NotTold e) {
            findings.add(e.at(service.place()));
        }
    }

    private void refuseWhatEcsRefuses(ServiceReader service) throws NotTold {
        if (service.rebalancesInVain()) {
            findings.add(new Finding(
                    Rule.REBALANCING_ALLOWED,
                    service.place(),
                    "ECS rebalances the zones of %s only with a MaximumPercent over 100 and a spread over zones as first placement strategy."
                            .formatted(service.place().name()),
                    "Set AvailabilityZoneRebalancing to DISABLED, or give it both."));
        }
        if (service.lacksMemorySize()) {
            findings.add(new Finding(
                    Rule.SERVICE_CONNECT_SIZE,
                    service.place(),
                    "%s uses Service Connect, whose proxy runs in the task, and the task definition has no Memory of its own."
                            .formatted(service.place().name()),
                    "Set the task definition's Memory to that of its containers and 64 MiB or more for the proxy."));
        }
    }

    private void prove(Group group, List<ServiceReader> readers) {
        try {
            PoolUse use = use(templates, group, readers);
            findings.addAll(PlacementProof.of(use.pool(), use.services()));
        } catch (NotTold e) {
            findings.add(e.at(Place.of(group.resource())));
        }
    }

    /** A group's instances and the services on them. */
    static PoolUse use(Templates templates, Group group, List<ServiceReader> readers) throws NotTold {
        var daemons = new ArrayList<Demand>();
        var services = new ArrayList<Service>();
        for (ServiceReader reader : readers) {
            if (reader.isDaemon()) {
                daemons.add(reader.task());
            } else {
                services.add(reader.read());
            }
        }
        return new PoolUse(new PoolReader(templates, group.resource()).pool(group.grows(), daemons), services);
    }
}
