package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the agents on the instances may do has to last until the services' tasks are gone. */
record HostPermissions(Templates templates, DeletionOrder order) {

    List<Finding> check() {
        var clusters = new Clusters(templates);
        var findings = new ArrayList<Finding>();
        clusters.services()
                .forEach(service -> clusters.providersOf(service).stream()
                        .flatMap(provider -> clusters.group(provider).stream())
                        .flatMap(this::permissions)
                        .distinct()
                        .filter(permission -> !order.before(service, permission))
                        .forEach(permission -> findings.add(Obstacle.order(
                                DeletionRule.SERVICES_BEFORE_HOST_PERMISSIONS,
                                service,
                                permission,
                                "an agent that may not talk to ECS does not stop its tasks"))));
        return findings;
    }

    /** The role of a group's instances and the policies that are attached to it from outside. */
    private Stream<Resource> permissions(Resource group) {
        return profile(group).stream()
                .flatMap(profile -> referred(profile.template(), profile.property("Roles")))
                .flatMap(role -> Stream.concat(Stream.of(role), new Policies(templates).of(role)));
    }

    private Optional<Resource> profile(Resource group) {
        JsonNode specification = group.property("LaunchTemplate").isMissingNode()
                ? group.property("MixedInstancesPolicy").path("LaunchTemplate").path("LaunchTemplateSpecification")
                : group.property("LaunchTemplate");
        return templates
                .referred(group.template(), specification.path("LaunchTemplateId"))
                .flatMap(launch -> {
                    JsonNode profile = launch.property("LaunchTemplateData").path("IamInstanceProfile");
                    return templates.referred(
                            launch.template(), profile.has("Arn") ? profile.path("Arn") : profile.path("Name"));
                });
    }

    private Stream<Resource> referred(Template from, JsonNode values) {
        var found = new ArrayList<Resource>();
        values.forEach(value -> templates.referred(from, value).ifPresent(found::add));
        return found.stream();
    }
}
