package dks.stack.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.stack.model.Container;
import dks.stack.model.Container.Dependency;
import dks.stack.model.Database;
import dks.stack.model.Image;
import dks.stack.model.Origin;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an ECS service and its task definition. */
final class ServiceReader {
    private final Reading reading;
    private final SecretReader secrets;
    private final Map<String, Image> images = new LinkedHashMap<>();

    ServiceReader(Reading reading, SecretReader secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    /** The images that the services read so far use. */
    List<Image> images() {
        return List.copyOf(images.values());
    }

    /** How a container is named here: not as Service Connect would name it, which nobody finds without it. */
    static String localName(String containerName) {
        return containerName + "-task";
    }

    Service read(Resource resource) throws StackFailure {
        Fields service = reading.of(resource);
        Resource definition = service.referred("TaskDefinition")
                .orElseThrow(() -> service.wrong("TaskDefinition", "refers to none of these templates"));
        Fields task = reading.of(definition);
        if (task.text("NetworkMode").orElse("bridge").matches("host|none")) {
            throw task.wrong("NetworkMode", "is neither bridge nor awsvpc, and nothing stands for others here");
        }
        List<Fields> definitions = task.objects("ContainerDefinitions");
        var whole = new TaskSize(task, definitions.size());
        var containers = new ArrayList<Container>();
        for (Fields container : definitions) {
            containers.add(container(service, container, whole));
        }
        return new Service(
                Origin.of(resource),
                Origin.of(definition),
                scaling(resource).map(target -> Origin.of(target.resource())),
                containers,
                count(service),
                service.number("HealthCheckGracePeriodSeconds", 0));
    }

    private Container container(Fields service, Fields definition, TaskSize task) throws StackFailure {
        var reader = new ContainerReader(definition);
        var environment = new EnvironmentReader(reading, secrets, definition);
        var dependencies = new ArrayList<>(dependencies(service, reader.dependencies()));
        if (environment.usesDatabase()) {
            dependencies.add(new Dependency(Database.HOST, "HEALTHY"));
        }
        definition.text("Essential"); // whatever ends by itself at the start is told here
        return new Container(
                localName(definition.required("Name")),
                new Container.Start(
                        image(definition),
                        definition.texts("EntryPoint"),
                        definition.texts("Command"),
                        definition.text("WorkingDirectory"),
                        environment.plain(),
                        environment.secret()),
                reader.limits(task),
                reader.isolation(),
                new ServiceConnect(service).aliases(reader),
                reader.ports(),
                reader.healthCheck(),
                reader.stopSeconds(),
                dependencies);
    }

    /** Those of its own task, and the tasks of services that are deployed before. */
    private List<Dependency> dependencies(Fields service, List<Dependency> own) {
        var dependencies = new ArrayList<Dependency>();
        own.forEach(before -> dependencies.add(new Dependency(localName(before.container()), before.condition())));
        JsonNode earlier = service.resource().json().path("DependsOn");
        for (JsonNode logicalId : earlier.isTextual() ? List.of(earlier) : earlier) {
            service.resource()
                    .template()
                    .resource(logicalId.asText())
                    .filter(other -> other.type().equals("AWS::ECS::Service"))
                    .flatMap(other -> reading.of(other).referred("TaskDefinition"))
                    .ifPresent(task -> task.property("ContainerDefinitions")
                            .forEach(container -> dependencies.add(new Dependency(
                                    localName(container.path("Name").asText()), "START"))));
        }
        return dependencies;
    }

    private String image(Fields container) throws StackFailure {
        String name = container.required("Image");
        for (Image image : reading.assembly().images().values()) {
            if (name.endsWith("/" + image.name())) {
                images.put(image.name(), image);
                return image.name();
            }
        }
        if (name.contains(".dkr.ecr.")) {
            throw container.wrong(
                    "Image",
                    "is " + name + ", which is in a registry on AWS; leave uiImage and apiImage out of CONTEXT, so that"
                            + " it is built here");
        }
        return name;
    }

    private int count(Fields service) throws StackFailure {
        if (service.text("SchedulingStrategy").orElse("REPLICA").equals("DAEMON")) {
            return 1;
        }
        Optional<Integer> desired = service.number("DesiredCount");
        if (desired.isPresent()) {
            return desired.get();
        }
        Optional<Fields> scaling = scaling(service.resource());
        // Scaling owns the count where the service names none: it begins with the least.
        return scaling.isPresent() ? scaling.get().number("MinCapacity", 1) : 1;
    }

    private Optional<Fields> scaling(Resource service) throws StackFailure {
        for (Resource target : reading.resources("AWS::ApplicationAutoScaling::ScalableTarget")) {
            if (target.refersTo(service, "ResourceId")) {
                Fields scaling = reading.of(target);
                scaling.written("ResourceId");
                return Optional.of(scaling);
            }
        }
        return Optional.empty();
    }
}
