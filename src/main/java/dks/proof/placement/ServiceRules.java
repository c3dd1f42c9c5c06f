package dks.proof.placement;

import dks.proof.finding.Finding;
import dks.proof.reading.NotTold;
import dks.proof.reading.ServiceReader;
import dks.proof.reading.TaskRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What is wrong with a service wherever it runs. */
final class ServiceRules {
    private final ServiceReader service;
    private final List<Finding> findings = new ArrayList<>();

    ServiceRules(ServiceReader service) {
        this.service = service;
    }

    /** The rules that it breaks. */
    List<Finding> broken() throws NotTold {
        rebalancing();
        serviceConnect();
        counts();
        return findings;
    }

    private void rebalancing() throws NotTold {
        if (service.rebalancesInVain()) {
            add(
                    PlacementRule.REBALANCING_ALLOWED,
                    "ECS rebalances the zones of %s only with a MaximumPercent over 100 and a spread over zones as first placement strategy."
                            .formatted(name()),
                    "Set AvailabilityZoneRebalancing to DISABLED, or give it both.");
        }
    }

    private void serviceConnect() throws NotTold {
        if (service.lacksMemorySize()) {
            add(
                    PlacementRule.SERVICE_CONNECT_SIZE,
                    "%s uses Service Connect, whose proxy runs in the task, and the task definition has no Memory of its own."
                            .formatted(name()),
                    "Set the task definition's Memory to that of its containers and 64 MiB or more for the proxy.");
        }
    }

    private void counts() throws NotTold {
        OptionalInt desired = service.desired();
        Optional<TaskRange> range = service.range();
        if (desired.isEmpty() || range.isEmpty()) {
            return;
        }
        int count = desired.getAsInt();
        int least = range.get().least();
        int most = range.get().most();
        if (count > most) {
            add(
                    PlacementRule.DESIRED_WITHIN_SCALING,
                    "Every deployment sets %s to %s (DesiredCount), and its scaling allows at most %d (MaxCapacity)."
                            .formatted(name(), tasks(count), most),
                    "Leave DesiredCount out, or raise MaxCapacity from %d to %d.".formatted(most, count));
        } else if (count < least) {
            add(
                    PlacementRule.DESIRED_WITHIN_SCALING,
                    "Every deployment sets %s to %s (DesiredCount), and its scaling keeps at least %d (MinCapacity)."
                            .formatted(name(), tasks(count), least),
                    "Leave DesiredCount out, or raise it from %d to %d.".formatted(count, least));
        }
    }

    private static String tasks(int count) {
        return count + (count == 1 ? " task" : " tasks");
    }

    private String name() {
        return service.place().name();
    }

    private void add(PlacementRule rule, String sentence, String fix) {
        findings.add(new Finding(rule, service.place(), sentence, fix));
    }
}
