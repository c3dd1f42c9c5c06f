package dks.proof.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Place;
import dks.template.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A listener rule whose weights ECS moves; of a network load balancer the listener itself, as it has no rules. */
record MovedRule(Resource resource) {

    String name() {
        return Place.of(resource).path();
    }

    /** Whether it is the default action of a listener that could have rules. */
    boolean isDefaultAction() {
        return resource.type().equals("AWS::ElasticLoadBalancingV2::Listener")
                && resource.property("Protocol").asText("").startsWith("HTTP");
    }

    /** Whether it leads to both groups of a service and to no other, all requests to the first. */
    boolean leadsToBoth(ShiftedTarget target) {
        List<JsonNode> groups = groups();
        return groups.size() == 2
                && groups.stream().anyMatch(group -> target.isFirst(resource, arn(group)) && weight(group) > 0)
                && groups.stream().anyMatch(group -> target.isSecond(resource, arn(group)) && weight(group) == 0);
    }

    /**
     * What of it is given at deploy time, so that a deployment of unchanged code may write it again. The listener is passed
     * over: another one is another load balancer.
     */
    Optional<String> given() {
        for (var property : resource.json().path("Properties").properties()) {
            if (!property.getKey().equals("ListenerArn")) {
                Optional<String> given = given(property.getValue());
                if (given.isPresent()) {
                    return Optional.of(given.get() + " in " + property.getKey());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> given(JsonNode value) {
        JsonNode parameters = resource.template().json().path("Parameters");
        String ref = value.path("Ref").asText("");
        if (parameters.has(ref)) {
            return Optional.of("the parameter " + ref);
        }
        if (value.has("Fn::If")) {
            return Optional.of("the condition " + value.path("Fn::If").path(0).asText());
        }
        if (value.isTextual() && value.asText().contains("{{resolve:")) {
            return Optional.of("the dynamic reference " + value.asText());
        }
        String attribute = value.path("Fn::GetAtt").path(0).asText("");
        if (resource.template().resource(attribute).filter(MovedRule::isCustom).isPresent()) {
            return Optional.of("an attribute of the custom resource " + attribute);
        }
        String text = value.path("Fn::Sub").isArray()
                ? value.path("Fn::Sub").path(0).asText()
                : value.path("Fn::Sub").asText("");
        for (var parameter : parameters.properties()) {
            if (text.contains("${" + parameter.getKey() + "}")) {
                return Optional.of("the parameter " + parameter.getKey());
            }
        }
        for (JsonNode part : value) {
            Optional<String> given = given(part);
            if (given.isPresent()) {
                return given;
            }
        }
        return Optional.empty();
    }

    private static boolean isCustom(Resource resource) {
        return resource.type().startsWith("Custom::") || resource.type().equals("AWS::CloudFormation::CustomResource");
    }

    private List<JsonNode> groups() {
        var groups = new ArrayList<JsonNode>();
        JsonNode rules = resource.property("Actions");
        for (JsonNode action : rules.isMissingNode() ? resource.property("DefaultActions") : rules) {
            if (action.has("TargetGroupArn")) {
                groups.add(action);
            }
            action.path("ForwardConfig").path("TargetGroups").forEach(groups::add);
        }
        return groups;
    }

    private static JsonNode arn(JsonNode group) {
        return group.path("TargetGroupArn");
    }

    /** As Elastic Load Balancing takes it: 1 when nothing is said. */
    private static int weight(JsonNode group) {
        return group.path("Weight").asInt(1);
    }
}
