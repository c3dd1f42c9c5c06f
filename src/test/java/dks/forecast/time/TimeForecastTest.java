package dks.forecast.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.forecast.time.step.Assumption;
import dks.forecast.time.step.Course;
import dks.forecast.time.step.Seconds;
import dks.forecast.time.step.Step;
import dks.proof.placement.Shape;
import dks.template.Templates;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes whose times follow from a few numbers. */
class TimeForecastTest {

    @Test
    void a_deploy_is_the_sum_of_its_steps() {
        Course deploy = only(api().targets(10, 3, 2, 20).stopsWithin(40)).deploy();
        assertThat(deploy.steps())
                .containsExactly(
                        Step.of(Assumption.CHANGE_SET),
                        Step.of(Assumption.TASK_DEFINITION),
                        Step.of(Assumption.PLACEMENT),
                        Step.of(Assumption.PULL),
                        Step.of(Assumption.CONTAINER),
                        Step.of(Assumption.APPLICATION),
                        new Step("healthy to the target group (3 × 10 s)", new Seconds(30, 40)),
                        Step.of(Assumption.ACTS),
                        new Step("deregistration delay", new Seconds(20, 20)),
                        new Step(Assumption.GRACEFUL_END.what(), new Seconds(5, 40)),
                        Step.of(Assumption.NOTICE),
                        Step.of(Assumption.CLEAN_UP));
        assertThat(deploy.total().expected())
                .isEqualTo(deploy.steps().stream()
                        .mapToInt(step -> step.total().expected())
                        .sum());
        assertThat(deploy.total().worst())
                .isEqualTo(deploy.steps().stream()
                        .mapToInt(step -> step.total().worst())
                        .sum());
    }

    @Test
    void what_the_template_leaves_out_is_what_aws_takes() {
        Shape.Task api = api();
        api.beside("Targets", "AWS::ElasticLoadBalancingV2::TargetGroup");
        api.properties()
                .putArray("LoadBalancers")
                .addObject()
                .putObject("TargetGroupArn")
                .put("Ref", "Targets");
        assertThat(only(api).deploy().steps())
                .contains(
                        new Step("healthy to the target group (5 × 30 s)", new Seconds(150, 180)),
                        new Step("deregistration delay", new Seconds(300, 300)),
                        new Step(Assumption.GRACEFUL_END.what(), new Seconds(5, 30)));
    }

    @Test
    void the_containers_own_check_is_waited_for_too() {
        Shape.Task api = api().targets(5, 2, 2, 5);
        api.container().putObject("HealthCheck").put("Interval", 20).put("StartPeriod", 60);
        assertThat(only(api).deploy().steps())
                .contains(new Step("healthy to the container (1 × 20 s)", new Seconds(20, 40)));
    }

    @Test
    void a_task_with_an_interface_of_its_own_waits_for_it() {
        assertThat(only(api()).deploy().steps()).doesNotContain(Step.of(Assumption.INTERFACE));
        assertThat(only(api().awsvpc()).deploy().steps()).contains(Step.of(Assumption.INTERFACE));
    }

    @Test
    void as_many_batches_as_the_percents_allow_follow_one_another() {
        Course deploy = only(Shape.of("m7g.large", 9)
                        .service("Api", 4, 256, 256)
                        .percents(100, 150)
                        .targets(10, 3, 2, 20))
                .deploy();
        assertThat(deploy.steps())
                .contains(
                        Step.of(Assumption.PLACEMENT, 2),
                        new Step("healthy to the target group (3 × 10 s)", new Seconds(30, 40), 2),
                        new Step("deregistration delay", new Seconds(20, 20), 2));
    }

    @Test
    void without_room_beside_the_old_tasks_a_deploy_launches_an_instance() {
        assertThat(only(Shape.of("t4g.small", 2).service("Api", 1, 256, 1024))
                        .deploy()
                        .steps())
                .contains(
                        Step.of(Assumption.CAPACITY_ALARM),
                        Step.of(Assumption.INSTANCE),
                        Step.of(Assumption.FIRST_PULL));
    }

    @Test
    void a_floor_and_a_low_target_keep_the_room_that_a_deploy_needs() {
        assertThat(only(Shape.of("t4g.small", 2).floor(2).service("Api", 1, 256, 1024))
                        .deploy()
                        .steps())
                .doesNotContain(Step.of(Assumption.INSTANCE));
        assertThat(only(Shape.of("t4g.small", 2).target(50).service("Api", 1, 256, 1024))
                        .deploy()
                        .steps())
                .doesNotContain(Step.of(Assumption.INSTANCE));
    }

    @Test
    void a_deploy_that_stops_the_old_task_first_needs_no_instance() {
        assertThat(only(Shape.of("t4g.small", 2).service("Api", 1, 256, 1024).percents(0, 100))
                        .deploy()
                        .steps())
                .doesNotContain(Step.of(Assumption.INSTANCE));
    }

    @Test
    void room_that_other_deployments_may_take_counts_at_worst() {
        Templates templates = Shape.of("t4g.small", 2)
                .service("Api", 1, 256, 512)
                .service("Ui", 1, 256, 512)
                .templates();
        assertThat(TimeForecast.of(templates).services())
                .allSatisfy(service -> assertThat(service.deploy().steps())
                        .contains(new Step(
                                "if there is no room: " + Assumption.INSTANCE.what(),
                                new Seconds(0, Assumption.INSTANCE.seconds().worst()))));
    }

    @Test
    void instances_that_nothing_adds_to_are_not_waited_for() {
        TimeForecast forecast = TimeForecast.of(
                Shape.of("t4g.small", 2).fixedAt(1).service("Api", 1, 256, 1024).templates());
        assertThat(forecast.services().get(0).deploy().steps()).doesNotContain(Step.of(Assumption.INSTANCE));
        assertThat(forecast.notTold()).anyMatch(sentence -> sentence.contains("nothing launches more"));
    }

    @ParameterizedTest(name = "{0} {1} of {2} desired: {3} tries")
    @CsvSource({
        "COUNT, 3, 1, 3",
        "COUNT, 2, 1, 2",
        "COUNT, 3, 2, 2",
        "BOUNDED_PERCENT, 50, 1, 3",
        "BOUNDED_PERCENT, 50, 4, 1",
        "UNBOUNDED_PERCENT, 50, 1, 1",
        "UNBOUNDED_PERCENT, 200, 4, 2",
        ", 0, 1, 3"
    })
    void failing_tasks_are_tried_until_the_breaker_has_counted_enough(String type, int value, int desired, int tries) {
        Failure failure = failure(
                Shape.of("m7g.xlarge", 9)
                        .service("Api", desired, 128, 128)
                        .targets(5, 2, 2, 5)
                        .grace(60)
                        .breaker(type, value),
                FailureKind.NEVER_HEALTHY);
        assertThat(failure.alone().steps())
                .contains(new Step(
                        "grace period of 60 s over, unhealthy to the target group (2 × 5 s)",
                        new Seconds(60, 70),
                        tries));
    }

    @Test
    void a_container_that_exits_waits_for_no_grace_period() {
        Shape.Task api = api().targets(5, 2, 2, 5).grace(600).breaker("COUNT", 2);
        assertThat(failure(api, FailureKind.EXITS_AT_ONCE).alone().steps()).contains(Step.of(Assumption.EXIT, 2));
        assertThat(failure(api, FailureKind.EXITS_AT_ONCE).alone().total().worst())
                .isLessThan(600);
    }

    @Test
    void without_a_breaker_cloudformation_gives_up_after_three_hours() {
        assertThat(failure(api().targets(5, 2, 2, 5), FailureKind.EXITS_AT_ONCE)
                        .alone()
                        .steps())
                .contains(Step.of(Assumption.NO_BREAKER));
    }

    @Test
    void a_task_that_nobody_asks_for_its_health_fails_unnoticed() {
        TimeForecast forecast = TimeForecast.of(api().breaker("COUNT", 2).templates());
        assertThat(forecast.services().get(0).failures())
                .extracting(Failure::kind)
                .containsExactly(FailureKind.EXITS_AT_ONCE);
        assertThat(forecast.notTold()).anyMatch(sentence -> sentence.contains("nothing checks its health"));
    }

    @Test
    void going_back_starts_the_old_tasks_that_went_first() {
        Shape.Task kept = api().percents(100, 200).breaker("COUNT", 2).targets(5, 2, 2, 5);
        Shape.Task gone = api().percents(0, 100).breaker("COUNT", 2).targets(5, 2, 2, 5);
        int longer = failure(gone, FailureKind.EXITS_AT_ONCE).alone().total().expected()
                - failure(kept, FailureKind.EXITS_AT_ONCE).alone().total().expected();
        assertThat(longer)
                .isGreaterThanOrEqualTo(Assumption.APPLICATION.seconds().expected() + 10);
    }

    @Test
    void services_are_deployed_side_by_side_unless_one_depends_on_the_other() {
        StackTimes free = together(api().service("Ui", 1, 128, 128));
        StackTimes bound = together(api().service("Ui", 1, 128, 128).after("Api"));
        assertThat(free.order()).isEqualTo("Api and Ui side by side");
        assertThat(bound.order()).isEqualTo("Api, Ui after Api");
        assertThat(free.deploy()).isEqualTo(only(api()).deploy().total());
        assertThat(bound.deploy().expected()).isGreaterThan(free.deploy().expected());
    }

    @Test
    void a_service_that_fails_takes_those_back_that_went_well() {
        List<ServiceTimes> services = TimeForecast.of(api().breaker("COUNT", 2)
                        .service("Ui", 1, 128, 128)
                        .breaker("COUNT", 2)
                        .after("Api")
                        .templates())
                .services();
        Failure ofApi = services.get(0).failures().get(0);
        Failure ofUi = services.get(1).failures().get(0);
        assertThat(ofApi.together())
                .as("the UI had not begun")
                .isEqualTo(ofApi.alone().total());
        assertThat(ofUi.together().expected())
                .as("the API came before, and goes back")
                .isGreaterThan(ofUi.alone().total().expected() + 50);
    }

    @Test
    void alarms_are_watched_for_as_long_as_they_look_back() {
        Shape.Task api = api();
        api.beside("Errors", "AWS::CloudWatch::Alarm").put("Period", 120).put("EvaluationPeriods", 5);
        var alarms = api.deployment().putObject("Alarms").put("Enable", true);
        alarms.putArray("AlarmNames").addObject().put("Ref", "Errors");
        assertThat(only(api).deploy().steps()).contains(new Step("ECS watches the alarms", new Seconds(600, 600)));
    }

    @Test
    void blue_green_linear_and_canary_deployments_wait_while_traffic_shifts() {
        Shape.Task bluegreen = api();
        bluegreen.deployment().put("Strategy", "BLUE_GREEN").put("BakeTimeInMinutes", 7);
        assertThat(only(bluegreen).deploy().steps()).contains(new Step("bake time", new Seconds(420, 420)));

        Shape.Task canary = api();
        canary.deployment().put("Strategy", "CANARY").put("BakeTimeInMinutes", 1);
        assertThat(only(canary).deploy().steps())
                .contains(new Step("a part of the traffic tries the new tasks", new Seconds(600, 600)));

        Shape.Task linear = api();
        linear.deployment()
                .put("Strategy", "LINEAR")
                .put("BakeTimeInMinutes", 1)
                .putObject("LinearConfiguration")
                .put("StepPercent", 11)
                .put("StepBakeTimeInMinutes", 2);
        assertThat(only(linear).deploy().steps())
                .contains(new Step("the traffic shifts by another part", new Seconds(120, 120), 9));
    }

    @Test
    void a_task_whose_database_pauses_waits_for_it_to_wake() {
        for (double minimum : new double[] {0, 0.5}) {
            Shape.Task api = api();
            database(api).put("MinCapacity", minimum);
            assertThat(only(api).deploy().steps().contains(Step.of(Assumption.DATABASE_WAKES)))
                    .isEqualTo(minimum == 0);
        }
    }

    @Test
    void whether_a_database_pauses_is_not_told_where_only_aws_knows() {
        Shape.Task api = api();
        database(api).putObject("MinCapacity").put("Ref", "Least");
        assertThat(TimeForecast.of(api.templates()).notTold())
                .anySatisfy(said -> assertThat(said)
                        .startsWith("whether a database sleeps: the templates do not tell the MinCapacity of "));
    }

    /** A database that the task knows; its capacity. */
    private static ObjectNode database(Shape.Task task) {
        task.container()
                .putArray("Environment")
                .addObject()
                .putObject("Value")
                .putArray("Fn::GetAtt")
                .add("Database")
                .add("Endpoint.Address");
        return task.beside("Database", "AWS::RDS::DBCluster").putObject("ServerlessV2ScalingConfiguration");
    }

    @Test
    void a_further_task_comes_by_the_scaling_policys_alarm_and_perhaps_with_an_instance() {
        List<Course> ways = only(Shape.of("m7g.large", 3)
                        .floor(1)
                        .service("Api", 1, 128, 128)
                        .scalesTo(4))
                .scaleOuts();
        assertThat(ways)
                .extracting(Course::name)
                .containsExactly("a further task, on an instance with room", "a further task, on a new instance");
        assertThat(ways.get(1).total().expected() - ways.get(0).total().expected())
                .isEqualTo(Assumption.CAPACITY_ALARM.seconds().expected()
                        + Assumption.INSTANCE.seconds().expected()
                        + Assumption.FIRST_PULL.seconds().expected()
                        - Assumption.PULL_AGAIN.seconds().expected());
    }

    @Test
    void the_first_task_of_an_empty_group_waits_for_an_instance() {
        assertThat(only(api()).scaleOuts())
                .extracting(Course::name)
                .containsExactly("the first task, from no instances");
        assertThat(only(Shape.of("m7g.large", 3).floor(1).service("Api", 1, 128, 128))
                        .scaleOuts())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untold")
    void what_cannot_be_told_is_said_by_name(String what, Templates templates, String sentence) {
        assertThat(TimeForecast.of(templates).notTold())
                .anySatisfy(said -> assertThat(said).contains(sentence).endsWith("."));
        assertThat(TimeSection.lines(templates)).anyMatch(line -> line.startsWith("- Not told: "));
    }

    static Stream<Arguments> untold() {
        return Stream.of(
                arguments("a daemon", api().daemon().templates(), "Api takes, which runs one task on each instance"),
                arguments(
                        "CodeDeploy",
                        with(api(), "DeploymentController", "CODE_DEPLOY"),
                        "CODE_DEPLOY takes to deploy Api"),
                arguments("an unknown strategy", strategy("SOMEDAY"), "a deployment of Api by the strategy SOMEDAY"),
                arguments("no bake time", strategy("BLUE_GREEN"), "bake time"),
                arguments("a failing canary", strategy("CANARY"), "failing CANARY deployment of Api"),
                arguments(
                        "percents that allow nothing",
                        api().percents(100, 100).templates(),
                        "neither stop a task nor start one"),
                arguments(
                        "an unknown threshold",
                        api().breaker("SOMETIMES", 2).templates(),
                        "threshold type SOMETIMES of Api"),
                arguments(
                        "a number that is none",
                        text(api()),
                        "the HealthCheckGracePeriodSeconds of Api is soon, which is no whole number up to 999999999. AWS's default of 0 is taken"),
                arguments(
                        "a share that is none",
                        steps("some"),
                        "the StepPercent is some, which is no number. AWS's default of 10.0 is taken"),
                arguments(
                        "a floor that only AWS knows",
                        Shape.of("m7g.large", 3)
                                .floorOf("Night")
                                .service("Api", 1, 128, 128)
                                .templates(),
                        "whether a new task of Api finds room: the templates do not tell the group's MinSize"),
                arguments(
                        "a task definition elsewhere",
                        api().elsewhere().templates(),
                        "how long Api takes: the task definition of Api"),
                arguments(
                        "an unknown instance type",
                        Shape.of("t9g.small", 2).service("Api", 1, 128, 128).templates(),
                        "whether a new task of Api finds room: The instance type t9g.small"));
    }

    @Test
    void services_that_are_not_on_instances_are_passed_over() {
        TimeForecast forecast = TimeForecast.of(api().fargate().templates());
        assertThat(forecast.services()).isEmpty();
        assertThat(forecast.notTold()).isEmpty();
        assertThat(TimeSection.lines(api().fargate().templates())).anyMatch(line -> line.startsWith("No ECS service"));
    }

    @Test
    void the_section_shows_sums_and_where_its_own_numbers_are_from() {
        List<String> lines = TimeSection.lines(
                api().targets(5, 2, 2, 5).breaker("COUNT", 2).grace(60).templates());
        assertThat(lines.get(0)).isEqualTo("## How long");
        assertThat(lines).anyMatch(line -> line.matches("\\| Api \\| [0-9.]+ / [0-9.]+ \\| .*"));
        assertThat(lines)
                .anyMatch(line -> line.startsWith("- a deploy: 10 (30) change set made and started + ")
                        && line.contains(" + 10 (15) healthy to the target group (2 × 5 s) + ")
                        && line.matches(".* = [0-9]+ \\([0-9]+\\)"));
        for (Assumption assumption : Assumption.values()) {
            assertThat(lines).anyMatch(line -> line.startsWith("| " + assumption.what() + " |"));
        }
    }

    private static Shape.Task api() {
        return Shape.of("m7g.large", 3).service("Api", 1, 128, 128);
    }

    private static Templates with(Shape.Task task, String property, String type) {
        task.properties().putObject(property).put("Type", type);
        return task.templates();
    }

    private static Templates strategy(String name) {
        Shape.Task api = api();
        api.deployment().put("Strategy", name);
        return api.templates();
    }

    private static Templates steps(String percent) {
        Shape.Task api = api();
        api.deployment()
                .put("Strategy", "LINEAR")
                .putObject("LinearConfiguration")
                .put("StepPercent", percent);
        return api.templates();
    }

    private static Templates text(Shape.Task task) {
        task.properties().put("HealthCheckGracePeriodSeconds", "soon");
        return task.templates();
    }

    private static ServiceTimes only(Shape.Task task) {
        return TimeForecast.of(task.templates()).services().get(0);
    }

    private static StackTimes together(Shape.Task task) {
        return TimeForecast.of(task.templates()).stacks().get(0);
    }

    private static Failure failure(Shape.Task task, FailureKind kind) {
        return only(task).failures().stream()
                .filter(failure -> failure.kind() == kind)
                .findFirst()
                .orElseThrow();
    }
}
