package dks.ec2;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What one task takes of its instance.
 *
 * @param cpuUnits 1024 for one vCPU; 0 takes none and fits anywhere
 * @param memoryMiB what ECS sets aside: the task's own size, else each container's reservation, else its limit
 * @param interfaces elastic network interfaces: 1 in awsvpc mode, else 0
 * @param exclusives what an instance has once, for example {@code host port 80/tcp}
 */
public record Demand(long cpuUnits, long memoryMiB, int interfaces, SortedSet<String> exclusives) {
    public Demand {
        exclusives = Collections.unmodifiableSortedSet(new TreeSet<>(exclusives));
    }

    /** As people read it: {@code 512 CPU units, 384 MiB, 1 interface, host port 80/tcp}. */
    @Override
    public String toString() {
        var text = new StringBuilder(cpuUnits + " CPU units, " + memoryMiB + " MiB");
        if (interfaces > 0) {
            text.append(", ").append(interfaces).append(interfaces == 1 ? " interface" : " interfaces");
        }
        exclusives.forEach(name -> text.append(", ").append(name));
        return text.toString();
    }
}
