package dks.proof.shift;

import dks.proof.finding.Rule;

/** What a service demands whose requests ECS moves from one version to the next. */
public enum ShiftRule implements Rule {
    /** There is a second target group, a listener rule, and a role by which ECS may change it. */
    SHIFT_HAS_A_WAY_OVER(true),
    /** The rule is a rule, and not a part of the listener. */
    SHIFT_RULE_OF_ITS_OWN(true),
    /** The rule leads to both target groups, with all requests to the service's first. */
    SHIFT_RULE_LEADS_TO_BOTH(true),
    /** Nothing in the rule is given at deploy time. */
    SHIFT_RULE_STANDS_STILL(true),
    /** No other service moves the same rule. */
    SHIFT_RULE_ALONE(true),
    /** The rule is in the templates. */
    SHIFT_NOT_PROVEN(false);

    private final boolean fails;

    ShiftRule(boolean fails) {
        this.fails = fails;
    }

    @Override
    public boolean fails() {
        return fails;
    }
}
