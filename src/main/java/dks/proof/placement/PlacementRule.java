package dks.proof.placement;

import dks.proof.finding.Rule;

/** What the proof demands. */
public enum PlacementRule implements Rule {
    /** Instance types are in the table. */
    KNOWN_INSTANCE_TYPE(true),
    /** A task is no larger than an instance. */
    TASK_FITS_INSTANCE(true),
    /** All tasks fit onto the instances. */
    TASKS_FIT_POOL(true),
    /** A deployment may start a task or stop one. */
    DEPLOYMENT_CAN_MOVE(true),
    /** A new task fits beside the old ones. */
    DEPLOYMENT_FITS(true),
    /** All tasks fit when every service is scaled out. */
    SCALED_OUT_FITS(true),
    /** A new task fits beside the old ones when every service is scaled out. */
    SCALED_OUT_DEPLOYMENT_FITS(true),
    /** A new instance fits beside the old ones when the group is refreshed. */
    REFRESH_FITS(true),
    /** A service of several tasks outlives the loss of an instance. */
    SURVIVES_INSTANCE(true),
    /** A service of several tasks outlives the loss of a zone. */
    SURVIVES_ZONE(true),
    /** Zone rebalancing has the strategy and the percentage that ECS asks for. */
    REBALANCING_ALLOWED(true),
    /** A task with Service Connect has a memory size of its own. */
    SERVICE_CONNECT_SIZE(true),
    /** The template's count of tasks is one that its scaling allows. */
    DESIRED_WITHIN_SCALING(true),
    /** The proof could be made. */
    NOT_PROVEN(false);

    private final boolean fails;

    PlacementRule(boolean fails) {
        this.fails = fails;
    }

    @Override
    public boolean fails() {
        return fails;
    }
}
