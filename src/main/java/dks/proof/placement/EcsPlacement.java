package dks.proof.placement;

import dks.ec2.Demand;
import dks.proof.finding.Finding;
import dks.proof.placement.PoolUse.Moment;
import dks.proof.reading.Group;
import dks.proof.reading.Groups;
import dks.proof.reading.NotTold;
import dks.proof.reading.PoolReader;
import dks.proof.reading.Service;
import dks.proof.reading.ServiceReader;
import dks.proof.reading.UnknownInstanceType;
import dks.template.Place;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Makes the {@link PlacementProof} for every ECS service on EC2 instances that templates describe. */
public final class EcsPlacement {
    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();
    private final List<PoolReport> pools = new ArrayList<>();
    private final Map<Group, List<ServiceReader>> services = new LinkedHashMap<>();
    private final Groups groups;

    private EcsPlacement(Templates templates) {
        this.templates = templates;
        this.groups = new Groups(templates);
    }

    /** What would go wrong with the services of these templates, and what could not be proven. */
    public static List<Finding> check(Templates templates) {
        return prove(templates).findings();
    }

    /** As {@link #check}, with what is proven of each pool of instances. */
    public static Placement prove(Templates templates) {
        var placement = new EcsPlacement(templates);
        placement.check();
        return new Placement(placement.pools, placement.findings);
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
            services.computeIfAbsent(groups.of(service), group -> new ArrayList<>())
                    .add(service);
        } catch (NotTold e) {
            findings.add(finding(e, service.place()));
        }
    }

    private void prove(Group group, List<ServiceReader> readers) {
        try {
            PoolUse use = use(templates, group, readers);
            var loss = new LossProof(use, kept(group, use), floor(group));
            findings.addAll(PlacementProof.of(use, loss));
            pools.add(PoolReport.of(group.resource(), use, idle(group, use), loss));
        } catch (NotTold e) {
            findings.add(finding(e, Place.of(group.resource())));
        }
    }

    private static Finding finding(NotTold e, Place place) {
        PlacementRule rule =
                e instanceof UnknownInstanceType ? PlacementRule.KNOWN_INSTANCE_TYPE : PlacementRule.NOT_PROVEN;
        return new Finding(rule, place, e.sentence(), "");
    }

    /** Nothing is proven by it, so a number of it that is not told leaves the proof alone. */
    private OptionalInt idle(Group group, PoolUse use) {
        try {
            return new IdleInstances(templates, group).of(use);
        } catch (NotTold e) {
            return OptionalInt.empty();
        }
    }

    /** A floor that is not told is none to rely on. */
    private int floor(Group group) {
        try {
            return new IdleInstances(templates, group).floor();
        } catch (NotTold e) {
            return 0;
        }
    }

    /** A group that nothing scales keeps the instances that it has; another may shrink to what its tasks need. */
    private static OptionalInt kept(Group group, PoolUse use) {
        return group.grows()
                ? use.fit().instancesFor(use.counts(Moment.USUAL))
                : OptionalInt.of(use.pool().atMost());
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
