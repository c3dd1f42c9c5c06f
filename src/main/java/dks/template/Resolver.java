package dks.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Works out CloudFormation's functions: what a value of a template will be, references to other templates included.
 * Attributes of resources come from {@link Known}.
 */
public final class Resolver {
    private final Templates templates;
    private final Known known;

    public Resolver(Templates templates, Known known) {
        this.templates = templates;
        this.known = known;
    }

    /** The templates that references lead through. */
    public Templates templates() {
        return templates;
    }

    /**
     * A value without functions; a missing node for {@code AWS::NoValue}.
     *
     * @throws Unresolvable when a part of it cannot be told without AWS, or is no function that CloudFormation has
     */
    public JsonNode value(Template from, JsonNode written) throws Unresolvable {
        return new Evaluation(templates, known, from, 0).of(written);
    }

    /**
     * A value as text, numbers and booleans as CloudFormation writes them.
     *
     * @throws Unresolvable as {@link #value}, and for lists, objects and {@code AWS::NoValue}
     */
    public String text(Template from, JsonNode written) throws Unresolvable {
        return new Evaluation(templates, known, from, 0).text(written);
    }

    /**
     * Whether CloudFormation makes a resource: its condition holds, if it has one.
     *
     * @throws Unresolvable when that cannot be told without AWS
     */
    public boolean exists(Resource resource) throws Unresolvable {
        JsonNode condition = resource.json().path("Condition");
        return condition.isMissingNode() || holds(resource.template(), condition);
    }

    /** Whether a condition holds, given by its name or as it is made. */
    boolean holds(Template from, JsonNode condition) throws Unresolvable {
        return new Conditions(from, written -> text(from, written)).holds(condition);
    }
}
