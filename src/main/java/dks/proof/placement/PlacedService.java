package dks.proof.placement;

import dks.proof.reading.Group;
import dks.proof.reading.Groups;
import dks.proof.reading.NotTold;
import dks.proof.reading.Service;
import dks.proof.reading.ServiceReader;
import dks.template.Place;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ECS service on EC2 instances, with what its templates tell of it.
 *
 * @param service its counts and percents; empty when they cannot be told, and for a daemon
 * @param pool the instances that run it; empty when they cannot be told
 * @param notTold what cannot be told and why, a sentence without its first words each
 */
public record PlacedService(
        Place place,
        Resource resource,
        Optional<Resource> definition,
        Optional<Service> service,
        Optional<IdlePool> pool,
        List<String> notTold) {

    /** The services of these templates; those of Fargate and of other machines are passed over. */
    public static List<PlacedService> of(Templates templates) {
        var groups = new Groups(templates);
        var readers = templates
                .resources("AWS::ECS::Service")
                .map(service -> new ServiceReader(templates, service))
                .filter(ServiceReader::isOnInstances)
                .toList();
        Map<Group, List<ServiceReader>> byGroup = new LinkedHashMap<>();
        for (ServiceReader reader : readers) {
            try {
                byGroup.computeIfAbsent(groups.of(reader), group -> new ArrayList<>())
                        .add(reader);
            } catch (NotTold e) {
                // Said below, where its pool is asked for.
                continue;
            }
        }
        return readers.stream()
                .map(reader -> of(templates, reader, groups, byGroup))
                .toList();
    }

    private static PlacedService of(
            Templates templates, ServiceReader reader, Groups groups, Map<Group, List<ServiceReader>> byGroup) {
        var notTold = new ArrayList<String>();
        Optional<Service> service = Optional.empty();
        Optional<IdlePool> pool = Optional.empty();
        if (reader.isDaemon()) {
            notTold.add("how long %s takes, which runs one task on each instance."
                    .formatted(reader.place().name()));
        } else {
            String beginning = "how long %s takes".formatted(reader.place().name());
            try {
                service = Optional.of(reader.read());
                beginning = "whether a new task of %s finds room"
                        .formatted(reader.place().name());
                Group group = groups.of(reader);
                pool = Optional.of(idle(templates, group, byGroup.get(group)));
            } catch (NotTold e) {
                notTold.add(beginning + ": " + e.getMessage());
            }
        }
        return new PlacedService(
                reader.place(), reader.resource(), reader.definition(), service, pool, List.copyOf(notTold));
    }

    private static IdlePool idle(Templates templates, Group group, List<ServiceReader> readers) throws NotTold {
        PoolUse use = EcsPlacement.use(templates, group, readers);
        var idle = new IdleInstances(templates, group);
        int instances = idle.of(use)
                .orElseThrow(() -> new NotTold("how many instances of %s the usual tasks need."
                        .formatted(use.pool().sizes())));
        return new IdlePool(use, instances, group.grows(), idle.mayBeNone());
    }
}
