package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/**
 * Whether a template's conditions hold. A part that cannot be told leaves a whole open only where another part does not
 * decide it.
 */
final class Conditions {
    private final Template template;
    private final Texts texts;
    /** Names of the conditions that are being looked at: one that is made of itself never holds, nor fails to. */
    private final Set<String> open = new HashSet<>();

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
            return named(condition.asText());
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
            return !any(condition.get("Fn::And"), false);
        }
        if (condition.has("Fn::Or")) {
            return any(condition.get("Fn::Or"), true);
        }
        throw new Unresolvable("the condition " + condition + " is not worked out here");
    }

    private boolean named(String name) throws Unresolvable {
        JsonNode condition = template.json().path("Conditions").path(name);
        if (condition.isMissingNode()) {
            throw new Unresolvable(template.stackName() + " has no condition " + name);
        }
        if (!open.add(name)) {
            throw new Unresolvable("the condition " + name + " is made of itself");
        }
        try {
            return holds(condition);
        } finally {
            open.remove(name);
        }
    }

    /** Whether one of the conditions is as looked for. */
    private boolean any(JsonNode conditions, boolean lookedFor) throws Unresolvable {
        Unresolvable untold = null;
        for (JsonNode condition : conditions) {
            try {
                if (holds(condition) == lookedFor) {
                    return true;
                }
            } catch (Unresolvable e) {
                untold = e;
            }
        }
        if (untold != null) {
            throw untold;
        }
        return false;
    }
}
