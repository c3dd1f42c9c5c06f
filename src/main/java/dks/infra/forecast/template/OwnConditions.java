package dks.infra.forecast.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether a template's conditions hold, as far as the template itself decides it. */
final class OwnConditions {
    private final JsonNode conditions;
    /** By name. A condition that is being looked at is not decided: one that is made of itself never will be. */
    private final Map<String, Optional<Boolean>> known = new HashMap<>();

    private final UnaryOperator<JsonNode> values;

    /** @param values puts in what the template decides */
    OwnConditions(JsonNode conditions, UnaryOperator<JsonNode> values) {
        this.conditions = conditions;
        this.values = values;
    }

    /** Whether a condition holds, given by its name or as it is made; empty when the template does not decide it. */
    Optional<Boolean> holds(JsonNode condition) {
        if (condition.isTextual()) {
            return named(condition.asText());
        }
        if (condition.has("Condition")) {
            return holds(condition.get("Condition"));
        }
        if (condition.has("Fn::Equals")) {
            JsonNode one = values.apply(condition.get("Fn::Equals").path(0));
            JsonNode other = values.apply(condition.get("Fn::Equals").path(1));
            return one.isValueNode() && other.isValueNode()
                    ? Optional.of(one.asText().equals(other.asText()))
                    : Optional.empty();
        }
        if (condition.has("Fn::Not")) {
            return holds(condition.get("Fn::Not").path(0)).map(holds -> !holds);
        }
        if (condition.has("Fn::And")) {
            return all(condition.get("Fn::And"), true);
        }
        return condition.has("Fn::Or") ? all(condition.get("Fn::Or"), false) : Optional.empty();
    }

    private Optional<Boolean> named(String name) {
        Optional<Boolean> found = known.get(name);
        if (found == null) {
            known.put(name, Optional.empty());
            found = holds(conditions.path(name));
            known.put(name, found);
        }
        return found;
    }

    /** Whether all are as expected; one that is not decides, and one that cannot be told leaves it open. */
    private Optional<Boolean> all(JsonNode parts, boolean expected) {
        boolean open = false;
        for (JsonNode part : parts) {
            Optional<Boolean> holds = holds(part);
            if (holds.isPresent() && holds.get() != expected) {
                return Optional.of(!expected);
            }
            open |= holds.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(expected);
    }
}
