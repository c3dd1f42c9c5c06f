package dks.infra.forecast.placement;

import java.util.Locale;

/** What the proof demands. */
public enum Rule {
    KNOWN_INSTANCE_TYPE("Instance types are in the table", true),
    TASK_FITS_INSTANCE("A task is no larger than an instance", true),
    TASKS_FIT_POOL("All tasks fit onto the instances", true),
    DEPLOYMENT_CAN_MOVE("A deployment may start a task or stop one", true),
    DEPLOYMENT_FITS("A new task fits beside the old ones", true),
    SCALED_OUT_FITS("All tasks fit when every service is scaled out", true),
    SCALED_OUT_DEPLOYMENT_FITS("A new task fits beside the old ones when every service is scaled out", true),
    REFRESH_FITS("A new instance fits beside the old ones when the group is refreshed", true),
    SURVIVES_INSTANCE("A service of several tasks outlives the loss of an instance", true),
    SURVIVES_ZONE("A service of several tasks outlives the loss of a zone", true),
    REBALANCING_ALLOWED("Zone rebalancing has the strategy and the percentage that ECS asks for", true),
    SERVICE_CONNECT_SIZE("A task with Service Connect has a memory size of its own", true),
    NOT_PROVEN("The proof could be made", false);

    private final String claim;
    private final boolean fails;

    Rule(String claim, boolean fails) {
        this.claim = claim;
        this.fails = fails;
    }

    /** What is demanded, as a sentence. */
    public String claim() {
        return claim;
    }

    /** Whether a template that breaks it must not be deployed. */
    public boolean fails() {
        return fails;
    }

    /** Its name in reports, for example {@code deployment-fits}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
