package dks.infra.forecast.template;

import com.fasterxml.jackson.databind.JsonNode;

/** Whether a template's conditions hold. */
final class Conditions {
    private final Template template;
    private final Texts texts;

    /** Tells what a value of the template is. */
    interface Texts {
        String of(JsonNode written) throws Unresolvable;
    }

    Conditions(Template template, Texts texts) {
        this.template = template;
        this.texts = texts;
    }

    /**
     * Whether a condition holds.
     *
     * @param condition its name, or the function that it is made of
     */
    boolean holds(JsonNode condition) throws Unresolvable {
        if (condition.isTextual()) {
            JsonNode named = template.json().path("Conditions").path(condition.asText());
            if (named.isMissingNode()) {
                throw new Unresolvable(template.stackName() + " has no condition " + condition.asText());
            }
            return holds(named);
        }
        if (condition.has("Condition")) {
            return holds(condition.get("Condition"));
        }
        if (condition.has("Fn::Equals")) {
            JsonNode sides = condition.get("Fn::Equals");
            return texts.of(sides.path(0)).equals(texts.of(sides.path(1)));
        }
        if (condition.has("Fn::Not")) {
            return !holds(condition.get("Fn::Not").path(0));
        }
        if (condition.has("Fn::And")) {
            return count(condition.get("Fn::And")) == condition.get("Fn::And").size();
        }
        if (condition.has("Fn::Or")) {
            return count(condition.get("Fn::Or")) > 0;
        }
        throw new Unresolvable("the condition " + condition + " is not worked out here");
    }

    private int count(JsonNode conditions) throws Unresolvable {
        int count = 0;
        for (JsonNode condition : conditions) {
            count += holds(condition) ? 1 : 0;
        }
        return count;
    }
}
