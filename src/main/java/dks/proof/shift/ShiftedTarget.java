package dks.proof.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Place;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A load balancer's entry of a service, with what ECS needs to move its requests. */
final class ShiftedTarget {
    private final Templates templates;
    private final Resource service;
    private final JsonNode entry;

    ShiftedTarget(Templates templates, Resource service, JsonNode entry) {
        this.templates = templates;
        this.service = service;
        this.entry = entry;
    }

    Place place() {
        return Place.of(service);
    }

    /** The way of deploying that moves requests; empty when tasks are replaced one after the other. */
    Optional<Strategy> strategy() {
        return Strategy.of(service).filter(Strategy::movesRequests);
    }

    /** What is missing of the second way. */
    List<String> missing() {
        var missing = new ArrayList<String>();
        for (String name : List.of("AlternateTargetGroupArn", "ProductionListenerRule", "RoleArn")) {
            if (!advanced().has(name)) {
                missing.add(name);
            }
        }
        return missing;
    }

    /** Whether ECS is given a rule to move, if only for later deployments. */
    boolean hasRule() {
        return advanced().has("ProductionListenerRule");
    }

    /** The rule, or what stands in its place; empty when it is not in the templates. */
    Optional<Resource> rule() {
        return templates.referred(service.template(), advanced().path("ProductionListenerRule"));
    }

    /** Whether a target group that another resource names is the service's first. */
    boolean isFirst(Resource from, JsonNode group) {
        return same(entry.path("TargetGroupArn"), from, group);
    }

    /** Whether it is the second. */
    boolean isSecond(Resource from, JsonNode group) {
        return same(advanced().path("AlternateTargetGroupArn"), from, group);
    }

    private JsonNode advanced() {
        return entry.path("AdvancedConfiguration");
    }

    private boolean same(JsonNode ours, Resource from, JsonNode theirs) {
        Optional<Resource> group = templates.referred(service.template(), ours);
        return group.isPresent()
                ? group.equals(templates.referred(from.template(), theirs))
                : !ours.isMissingNode() && ours.equals(theirs);
    }
}
