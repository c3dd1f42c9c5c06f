package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.ec2.Demand;
import dks.template.Resource;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from a task definition what a task takes of its instance, as ECS counts it. */
final class TaskReader {
    private static final Pattern IN_UNITS = Pattern.compile("(?i)([0-9]{0,9}\\.?[0-9]{1,9}) ?(vcpu|gb)");

    private final JsonNode properties;
    private final String networkMode;

    TaskReader(Resource definition) {
        properties = definition.json().path("Properties");
        networkMode = properties.path("NetworkMode").asText("bridge");
    }

    /** What a task takes. */
    Demand demand() throws NotTold {
        if (properties.path("NetworkMode").isContainerNode()) {
            throw new NotTold("the templates do not tell the task definition's NetworkMode.");
        }
        var exclusives = new TreeSet<String>();
        long cpuUnits = 0;
        long memoryMiB = 0;
        for (JsonNode container : properties.path("ContainerDefinitions")) {
            cpuUnits += number(container, "Cpu", 0);
            memoryMiB += number(container, "MemoryReservation", number(container, "Memory", 0));
            addHostPorts(container, exclusives);
            refuseOtherResources(container);
        }
        return new Demand(
                size("Cpu", 1024, cpuUnits),
                size("Memory", 1024, memoryMiB),
                networkMode.equals("awsvpc") ? 1 : 0,
                exclusives);
    }

    /** Whether the task as a whole has a memory size, whatever its containers have. */
    boolean hasMemorySize() {
        return properties.has("Memory");
    }

    /** Whether it can only be run by Fargate. */
    boolean isForFargateAlone() {
        JsonNode compatibilities = properties.path("RequiresCompatibilities");
        return compatibilities.size() == 1 && compatibilities.get(0).asText().equals("FARGATE");
    }

    /** A task's own size, which counts before its containers'; {@code 1 vCPU} and {@code 2 GB} are allowed, too. */
    private long size(String name, long unit, long ofContainers) throws NotTold {
        JsonNode size = properties.path(name);
        if (size.isMissingNode() || size.isNull()) {
            return ofContainers;
        }
        Matcher inUnits = IN_UNITS.matcher(size.asText().strip());
        return inUnits.matches()
                ? Math.round(Double.parseDouble(inUnits.group(1)) * unit)
                : WrittenNumber.whole(size, "the task definition's " + name);
    }

    private static int number(JsonNode container, String name, int otherwise) throws NotTold {
        return WrittenNumber.whole(container.path(name), otherwise, "the task definition's " + name);
    }

    private void addHostPorts(JsonNode container, TreeSet<String> exclusives) throws NotTold {
        for (JsonNode mapping : container.path("PortMappings")) {
            long port = number(mapping, networkMode.equals("host") ? "ContainerPort" : "HostPort", 0);
            if (port != 0 && !networkMode.equals("awsvpc")) {
                exclusives.add(
                        "host port " + port + "/" + mapping.path("Protocol").asText("tcp"));
            }
        }
    }

    private static void refuseOtherResources(JsonNode container) throws NotTold {
        for (JsonNode requirement : container.path("ResourceRequirements")) {
            throw new NotTold("the container " + container.path("Name").asText() + " needs a "
                    + requirement.path("Type").asText() + ", which the table of instance types does not have.");
        }
    }
}
