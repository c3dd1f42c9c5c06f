package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Templates;
import java.util.List;
import java.util.Optional;

/** Finds the Auto Scaling group whose instances run a service. */
public final class Groups {
    private final Templates templates;

    public Groups(Templates templates) {
        this.templates = templates;
    }

    /**
     * The group of a service.
     *
     * @throws NotTold when the templates do not tell it
     */
    public Group of(ServiceReader service) throws NotTold {
        List<JsonNode> providers = service.providers();
        if (providers.size() > 1) {
            throw new NotTold("the tasks of " + service.place().name() + " are shared between " + providers.size()
                    + " capacity providers.");
        }
        return providers.isEmpty() ? theOnlyGroup(service) : of(service, providers.get(0));
    }

    private Group of(ServiceReader service, JsonNode name) throws NotTold {
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
                .map(group -> new Group(group, Optional.of(provider), grows));
    }

    /** Without a capacity provider a service runs on its cluster's instances: those of the only group there is. */
    private Group theOnlyGroup(ServiceReader service) throws NotTold {
        List<Resource> all =
                templates.resources("AWS::AutoScaling::AutoScalingGroup").toList();
        if (all.size() != 1) {
            throw new NotTold(service.place().name() + " names no capacity provider, and the templates have "
                    + all.size() + " Auto Scaling groups.");
        }
        Resource group = all.get(0);
        return templates
                .resources("AWS::ECS::CapacityProvider")
                .map(this::group)
                .flatMap(Optional::stream)
                .filter(provided -> provided.resource().equals(group))
                .findFirst()
                .orElse(new Group(group, Optional.empty(), scalesByItself(group)));
    }

    private boolean scalesByItself(Resource group) {
        return templates
                .resources("AWS::AutoScaling::ScalingPolicy")
                .anyMatch(policy -> policy.refersTo(group, "AutoScalingGroupName"));
    }
}
