package dks.infra.forecast.placement;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Resource;
import java.util.TreeSet;

/** Reads from a task definition what a task takes of its instance, as ECS counts it. */
final class TaskReader {
    private final JsonNode properties;
    private final String networkMode;

    TaskReader(Resource definition) {
        properties = definition.json().path("Properties");
        networkMode = properties.path("NetworkMode").asText("bridge");
    }

    /** What a task takes. */
    Demand demand() throws NotTold {
        if (properties.path("NetworkMode").isContainerNode()) {
            throw unknown("NetworkMode");
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
        if (size.isMissingNode()) {
            return ofContainers;
        }
        if (size.isContainerNode()) {
            throw unknown(name);
        }
        String text = size.asText().strip();
        try {
            return text.matches("[0-9]+")
                    ? Long.parseLong(text)
                    : Math.round(Double.parseDouble(text.replaceFirst("(?i) ?(vcpu|gb)$", "")) * unit);
        } catch (NumberFormatException e) {
            throw new NotTold("the task definition's " + name + " is " + size + ", which is no number.");
        }
    }

    private static NotTold unknown(String name) {
        return new NotTold("the templates do not tell the task definition's " + name + ".");
    }

    private static long number(JsonNode owner, String name, long otherwise) throws NotTold {
        JsonNode value = owner.path(name);
        if (value.isContainerNode()) {
            throw unknown(name);
        }
        return value.asLong(otherwise);
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
