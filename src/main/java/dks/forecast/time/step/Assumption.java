package dks.forecast.time.step;

/**
 * What the templates do not say, because AWS or the application decides it. All of the forecast's own numbers are here;
 * measure them once in your account and write down what you found.
 */
public enum Assumption {
    CHANGE_SET(10, 30, "change set made and started", "estimate"),
    TASK_DEFINITION(5, 10, "task definition registered", "estimate"),
    NOTICE(10, 30, "CloudFormation notices the end", "estimate"),
    CLEAN_UP(5, 15, "old task definition removed", "estimate"),
    ROLL_BACK(15, 40, "CloudFormation's own changes taken back", "estimate"),
    NO_BREAKER(10_800, 10_800, "no circuit breaker: CloudFormation gives up", "the CDK's warning: up to 3 hours"),
    /** No longer after a failure: ECS waits longer and longer only between tasks that never ran at all. */
    PLACEMENT(
            5,
            15,
            "task placed",
            "estimate; no pause after tasks that ran and failed:"
                    + " https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-throttle-logic.html"),
    INTERFACE(5, 20, "network interface attached", "estimate"),
    FIRST_PULL(20, 60, "whole image pulled", "estimate for 150 MB"),
    PULL(8, 30, "image's changed layers pulled", "estimate for 30 MB"),
    PULL_AGAIN(1, 10, "image there already", "estimate; at worst its manifest is asked for"),
    CONTAINER(2, 5, "container started", "estimate"),
    APPLICATION(10, 40, "application started", "estimate for Java on half a vCPU"),
    EXIT(5, 20, "application exited", "estimate"),
    GRACEFUL_END(5, 5, "application ended after SIGTERM", "estimate; at worst the task's StopTimeout"),
    DATABASE_WAKES(
            15,
            60,
            "paused database awake",
            "15 s, and 30 s or more after a day:"
                    + " https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html;"
                    + " the worst is an estimate"),
    ACTS(5, 15, "ECS acts on it", "estimate"),
    TRACKING_ALARM(180, 300, "scaling policy's alarm", "estimate: three data points of a minute"),
    CAPACITY_ALARM(
            60,
            120,
            "capacity provider's alarm",
            "one minute: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-auto-scaling.html;"
                    + " the worst is an estimate"),
    /** Also the time after which a new instance counts for the capacity provider. */
    INSTANCE(60, 180, "instance launched, booted, in the cluster", "estimate for Amazon Linux 2023");

    private final Seconds seconds;
    private final String what;
    private final String source;

    Assumption(int expected, int worst, String what, String source) {
        this.seconds = new Seconds(expected, worst);
        this.what = what;
        this.source = source;
    }

    /** How long it takes. */
    public Seconds seconds() {
        return seconds;
    }

    /** What happens, as a step's name. */
    public String what() {
        return what;
    }

    /** Where the numbers are from; {@code estimate} where AWS tells none. */
    public String source() {
        return source;
    }
}
