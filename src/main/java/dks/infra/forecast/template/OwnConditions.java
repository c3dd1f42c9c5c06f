package dks.infra.forecast.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whether a template's conditions hold, as far as the template itself decides it. */
final class OwnConditions {
    /** Conditions that are made of others go no deeper; more is a circle. */
    private static final int DEEPEST = 20;

    private final JsonNode conditions;
    private final UnaryOperator<JsonNode> values;

    /** @param values puts in what the template decides */
    OwnConditions(JsonNode conditions, UnaryOperator<JsonNode> values) {
        this.conditions = conditions;
        this.values = values;
    }

    /** Whether a condition holds, given by its name or as it is made; empty when the template does not decide it. */
    Optional<Boolean> holds(JsonNode condition) {
        return holds(condition, 0);
    }

    private Optional<Boolean> holds(JsonNode condition, int depth) {
        if (depth > DEEPEST || condition.isMissingNode()) {
            return Optional.empty();
        }
        if (condition.isTextual()) {
            return holds(conditions.path(condition.asText()), depth + 1);
        }
        if (condition.has("Condition")) {
            return holds(condition.get("Condition"), depth + 1);
        }
        if (condition.has("Fn::Equals")) {
            JsonNode one = values.apply(condition.get("Fn::Equals").path(0));
            JsonNode other = values.apply(condition.get("Fn::Equals").path(1));
            return one.isValueNode() && other.isValueNode()
                    ? Optional.of(one.asText().equals(other.asText()))
                    : Optional.empty();
        }
        if (condition.has("Fn::Not")) {
            return holds(condition.get("Fn::Not").path(0), depth + 1).map(holds -> !holds);
        }
        if (condition.has("Fn::And")) {
            return all(condition.get("Fn::And"), true, depth);
        }
        return condition.has("Fn::Or") ? all(condition.get("Fn::Or"), false, depth) : Optional.empty();
    }

    /** Whether all are as expected; one that is not decides, and one that cannot be told leaves it open. */
    private Optional<Boolean> all(JsonNode parts, boolean expected, int depth) {
        boolean open = false;
        for (JsonNode part : parts) {
            Optional<Boolean> holds = holds(part, depth + 1);
            if (holds.isPresent() && holds.get() != expected) {
                return Optional.of(!expected);
            }
            open |= holds.isEmpty();
        }
        return open ? Optional.empty() : Optional.of(expected);
    }
}
