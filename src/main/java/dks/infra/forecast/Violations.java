package dks.infra.forecast;

import dks.infra.forecast.placement.Place;
import java.util.List;
import software.amazon.awscdk.PolicyViolatingResource;
import software.amazon.awscdk.PolicyViolation;

/** Findings as the CDK reports them. */
final class Violations {
    private Violations() {}

    /** @param fix empty where none is known */
    static PolicyViolation at(Place place, String rule, boolean fails, String sentence, String fix) {
        return PolicyViolation.builder()
                .ruleName(rule)
                .description(sentence)
                .fix(fix.isEmpty() ? null : fix)
                .severity(fails ? "error" : "warning")
                .violatingResources(List.of(PolicyViolatingResource.builder()
                        .resourceLogicalId(place.logicalId())
                        .templatePath(place.template())
                        .locations(List.of(place.path()))
                        .build()))
                .build();
    }
}
