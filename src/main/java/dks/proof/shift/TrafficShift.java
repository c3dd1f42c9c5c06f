package dks.proof.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.Place;
import dks.template.Resource;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the services whose requests ECS moves by a listener rule that a stack update may write again
 * (aws/aws-cdk#36649), or cannot move at all.
 */
public final class TrafficShift {
    private final Templates templates;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<Resource, ShiftedTarget> movers = new LinkedHashMap<>();

    private TrafficShift(Templates templates) {
        this.templates = templates;
    }

    /** What would go wrong with the services of these templates, and what could not be told. */
    public static List<Finding> check(Templates templates) {
        var shift = new TrafficShift(templates);
        templates.resources("AWS::ECS::Service").forEach(shift::check);
        return List.copyOf(shift.findings);
    }

    private void check(Resource service) {
        for (JsonNode entry : service.property("LoadBalancers")) {
            var target = new ShiftedTarget(templates, service, entry);
            List<String> missing = target.missing();
            if (target.strategy().isPresent() && !missing.isEmpty()) {
                found(
                        ShiftRule.SHIFT_HAS_A_WAY_OVER,
                        target.place(),
                        "%s is deployed by %s, and ECS has no way to move its requests: its load balancer's AdvancedConfiguration lacks %s."
                                .formatted(
                                        target.place().name(), target.strategy().get(), String.join(", ", missing)),
                        "Give it a second target group, a listener rule that leads to both, and a role for ECS.");
            } else if (target.hasRule()) {
                target.rule().ifPresentOrElse(rule -> check(target, new MovedRule(rule)), () -> notTold(target));
            }
        }
    }

    private void check(ShiftedTarget target, MovedRule rule) {
        ShiftedTarget other = movers.putIfAbsent(rule.resource(), target);
        if (rule.isDefaultAction()) {
            found(
                    ShiftRule.SHIFT_RULE_OF_ITS_OWN,
                    Place.of(rule.resource()),
                    "ECS moves the requests of %s by the default action of the listener %s, and every change of the listener, of its certificate for one, writes that again."
                            .formatted(target.place().name(), rule.name()),
                    "Give the service a listener rule, and the listener a fixed answer as default action.");
        } else if (other != null) {
            found(
                    ShiftRule.SHIFT_RULE_ALONE,
                    Place.of(rule.resource()),
                    "ECS moves the rule %s for both %s and %s, each over the other's weights."
                            .formatted(
                                    rule.name(),
                                    other.place().name(),
                                    target.place().name()),
                    "Give each service a rule of its own.");
        } else if (!rule.leadsToBoth(target)) {
            found(
                    ShiftRule.SHIFT_RULE_LEADS_TO_BOTH,
                    Place.of(rule.resource()),
                    "The rule %s has to lead to the two target groups of %s and to no other, with a weight for the first and 0 for the second, where no task is yet."
                            .formatted(rule.name(), target.place().name()),
                    "Forward to both with weights 100 and 0, and never change them: from then on they are ECS's own.");
        }
        rule.given()
                .ifPresent(given -> found(
                        ShiftRule.SHIFT_RULE_STANDS_STILL,
                        Place.of(rule.resource()),
                        "The rule %s has %s: a deployment that gives it another value writes the template's weights over those that ECS has moved, and requests may go to a target group without tasks."
                                .formatted(rule.name(), given),
                        "Write the value into the rule, or leave it out."));
    }

    private void notTold(ShiftedTarget target) {
        found(
                ShiftRule.SHIFT_NOT_PROVEN,
                target.place(),
                "Not proven: the listener rule by which ECS moves the requests of %s is not in the templates."
                        .formatted(target.place().name()),
                "");
    }

    private void found(ShiftRule rule, Place place, String sentence, String fix) {
        findings.add(new Finding(rule, place, sentence, fix));
    }
}
