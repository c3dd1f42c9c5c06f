package dks.proof.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dks.proof.finding.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes that hang on AWS and are refused with the right number, and sound ones beside them that pass. */
class ShapesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("hanging")
    void refuses_what_hangs(String shape, List<Finding> findings, PlacementRule rule, String sentence, String fix) {
        assertThat(findings).as(shape).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.sentence()).contains(sentence);
            assertThat(finding.fix()).contains(fix);
        });
    }

    static Stream<Arguments> hanging() {
        return Stream.of(
                arguments(
                        "min/max deadlock with one task (containers-roadmap#485)",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .percents(100, 100)
                                .findings(),
                        PlacementRule.DEPLOYMENT_CAN_MOVE,
                        "keeps 1 of its 1 running (MinimumHealthyPercent 100) and runs no more than 1",
                        "MaximumPercent to 200, or lower MinimumHealthyPercent to 0"),
                arguments(
                        "min/max deadlock by rounding: 150 % of one task is one task (containers-roadmap#485)",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .percents(50, 150)
                                .findings(),
                        PlacementRule.DEPLOYMENT_CAN_MOVE,
                        "keeps 1 of its 1 running (MinimumHealthyPercent 50) and runs no more than 1",
                        "MaximumPercent to 200"),
                arguments(
                        "min/max deadlock by rounding of three tasks",
                        Shape.of("m7g.large", 2)
                                .service("Api", 3, 256, 256)
                                .percents(80, 120)
                                .findings(),
                        PlacementRule.DEPLOYMENT_CAN_MOVE,
                        "keeps 3 of its 3 running (MinimumHealthyPercent 80) and runs no more than 3",
                        "MaximumPercent to 134, or lower MinimumHealthyPercent to 66"),
                arguments(
                        "one instance and a task that fills most of it (aws-cdk#9919)",
                        Shape.of("t3.small", 1).service("Api", 1, 1024, 1024).findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "2 Api (1024 CPU units, 1024 MiB each) need 2 instances",
                        "MaxSize from 1 to 2, or lower MinimumHealthyPercent from 100 to 0"),
                arguments(
                        "two services, room for only one more of the smaller (aws-cdk#20257)",
                        Shape.of("t4g.small", 1)
                                .service("Api", 1, 512, 1024)
                                .service("Ui", 1, 256, 256)
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "2 Api (512 CPU units, 1024 MiB each) and 1 Ui (256 CPU units, 256 MiB) need 2 instances",
                        "MaxSize from 1 to 2"),
                arguments(
                        "ENI cap on t4g: two tasks and no third interface (terraform-aws-ecs#203)",
                        Shape.of("t4g.medium", 1)
                                .service("Api", 1, 256, 256)
                                .awsvpc()
                                .service("Ui", 1, 256, 256)
                                .awsvpc()
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "need 2 instances of t4g.medium (2048 CPU units, 3788 MiB, 2 interfaces)",
                        "MaxSize from 1 to 2"),
                arguments(
                        "ENI cap: trunking does not help T types (amazon-ecs-agent#2448)",
                        Shape.of("t4g.large", 1)
                                .trunking()
                                .service("Api", 3, 64, 64)
                                .awsvpc()
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "3 Api (64 CPU units, 64 MiB, 1 interface each) need 2 instances",
                        "MaxSize from 1 to 2"),
                arguments(
                        "ENI cap without trunking on m7g.large (amazon-ecs-agent#2046)",
                        Shape.of("m7g.large", 2)
                                .service("Api", 5, 64, 64)
                                .awsvpc()
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "need 3 instances of m7g.large (2048 CPU units, 7577 MiB, 2 interfaces)",
                        "MaxSize from 2 to 3"),
                arguments(
                        "Service Connect without a memory size of the task (containers-roadmap#2838)",
                        Shape.of("m7g.large", 2)
                                .trunking()
                                .service("Api", 1, 256, 256)
                                .serviceConnect()
                                .findings(),
                        PlacementRule.SERVICE_CONNECT_SIZE,
                        "the task definition has no Memory",
                        "64 MiB or more"),
                arguments(
                        "Service Connect's memory leaves no room for a second task (containers-roadmap#2838)",
                        Shape.of("t4g.small", 1)
                                .service("Api", 1, 512, 896)
                                .size("768", "1024")
                                .serviceConnect()
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "2 Api (768 CPU units, 1024 MiB each) need 2 instances of t4g.small (2048 CPU units, 1894 MiB",
                        "MaxSize from 1 to 2"),
                arguments(
                        "host port taken by the old task",
                        Shape.of("m7g.large", 1)
                                .service("Api", 1, 256, 256)
                                .hostPort(80)
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "2 Api (256 CPU units, 256 MiB, host port 80/tcp each) need 2 instances",
                        "MaxSize from 1 to 2, or lower MinimumHealthyPercent from 100 to 0"),
                arguments(
                        "two services on one host port and one instance",
                        Shape.of("m7g.large", 1)
                                .service("Api", 1, 256, 256)
                                .hostPort(80)
                                .service("Ui", 1, 256, 256)
                                .hostPort(80)
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "1 Api (256 CPU units, 256 MiB, host port 80/tcp) and 1 Ui (256 CPU units, 256 MiB, host port 80/tcp) need 2",
                        "MaxSize from 1 to 2"),
                arguments(
                        "more tasks with a host port than instances",
                        Shape.of("m7g.large", 3)
                                .service("Api", 4, 64, 64)
                                .hostPort(8080)
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "need 4 instances",
                        "MaxSize from 3 to 4"),
                arguments(
                        "one task on each instance and no instance to spare",
                        Shape.of("m7g.large", 2)
                                .service("Api", 2, 64, 64)
                                .constraint("distinctInstance")
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "need 3 instances",
                        "MaxSize from 2 to 3, or lower MinimumHealthyPercent from 100 to 50"),
                arguments(
                        "a task that no instance can hold: the group never grows for it",
                        Shape.of("t4g.small", 5).service("Api", 1, 512, 2048).findings(),
                        PlacementRule.TASK_FITS_INSTANCE,
                        "A task of Api takes 512 CPU units, 2048 MiB, and t4g.small (2048 CPU units, 1894 MiB",
                        "Use t4g.medium"),
                arguments(
                        "a task of all the memory that Amazon advertises: the system keeps some",
                        Shape.of("m7g.large", 5).service("Api", 1, 512, 8192).findings(),
                        PlacementRule.TASK_FITS_INSTANCE,
                        "8192 MiB",
                        "Use m7g.xlarge"),
                arguments(
                        "memory that the agent reserves",
                        Shape.of("t4g.small", 1)
                                .reserving(512)
                                .service("Api", 1, 256, 768)
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "t4g.small (2048 CPU units, 1382 MiB",
                        "MaxSize from 1 to 2"),
                arguments(
                        "more CPU than an instance has",
                        Shape.of("m7g.medium", 5).service("Api", 1, 2048, 256).findings(),
                        PlacementRule.TASK_FITS_INSTANCE,
                        "2048 CPU units",
                        "Use m7g.large"),
                arguments(
                        "a task's own size in vCPU and GB counts, not its containers'",
                        Shape.of("c7g.large", 1)
                                .service("Api", 1, 128, 128)
                                .size("1 vCPU", "3 GB")
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "2 Api (1024 CPU units, 3072 MiB each) need 2",
                        "MaxSize from 1 to 2"),
                arguments(
                        "scaled out beyond the group (terraform-aws-ecs#346)",
                        Shape.of("m7g.large", 2)
                                .service("Api", 2, 1024, 512)
                                .scalesTo(6)
                                .findings(),
                        PlacementRule.SCALED_OUT_FITS,
                        "Scaled out, 6 Api (1024 CPU units, 512 MiB each) need 3 instances",
                        "MaxSize from 2 to 3"),
                arguments(
                        "scaled out to the last instance: no deployment then",
                        Shape.of("m7g.large", 3)
                                .service("Api", 2, 1024, 512)
                                .scalesTo(6)
                                .findings(),
                        PlacementRule.SCALED_OUT_DEPLOYMENT_FITS,
                        "need 4 instances",
                        "MaxSize from 3 to 4, or lower MinimumHealthyPercent from 100 to 83"),
                arguments(
                        "scaled out together: each service alone would fit",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 1024, 512)
                                .scalesTo(3)
                                .service("Ui", 1, 1024, 512)
                                .scalesTo(2)
                                .findings(),
                        PlacementRule.SCALED_OUT_FITS,
                        "3 Api (1024 CPU units, 512 MiB each) and 2 Ui (1024 CPU units, 512 MiB each) need 3",
                        "MaxSize from 2 to 3"),
                arguments(
                        "nothing makes the group grow, whatever its MaxSize",
                        Shape.of("t4g.small", 5)
                                .fixedAt(1)
                                .service("Api", 2, 512, 1024)
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "need 2 instances of t4g.small (2048 CPU units, 1894 MiB, 2 interfaces), and the group has at most 1",
                        "MaxSize from 1 to 2"),
                arguments(
                        "a refresh that launches first and has nowhere to (aws-cdk#12484)",
                        Shape.of("t4g.small", 1)
                                .refreshed()
                                .service("Api", 1, 256, 256)
                                .findings(),
                        PlacementRule.REFRESH_FITS,
                        "need 1 instances",
                        "MaxSize from 1 to 2"),
                arguments(
                        "an instance type that nobody knows",
                        Shape.of("m9z.huge", 2).service("Api", 1, 256, 256).findings(),
                        PlacementRule.KNOWN_INSTANCE_TYPE,
                        "m9z.huge is not in the table; known are c4, c5, c6i, c7i, m5, m6a, m6i, m7i, r5, r7i (large, xlarge, 2xlarge, 4xlarge); ",
                        ""),
                arguments(
                        "more tasks with every deployment than scaling allows (terraform-aws-ecs#346)",
                        Shape.of("m7g.large", 9)
                                .service("Api", 12, 256, 256)
                                .scales(2, 10)
                                .findings(),
                        PlacementRule.DESIRED_WITHIN_SCALING,
                        "Every deployment sets Api to 12 tasks (DesiredCount), and its scaling allows at most 10 (MaxCapacity).",
                        "raise MaxCapacity from 10 to 12"),
                arguments(
                        "fewer tasks with every deployment than scaling keeps (aws-cdk#3919)",
                        Shape.of("m7g.large", 9)
                                .service("Api", 1, 256, 256)
                                .scales(2, 10)
                                .findings(),
                        PlacementRule.DESIRED_WITHIN_SCALING,
                        "Every deployment sets Api to 1 task (DesiredCount), and its scaling keeps at least 2 (MinCapacity).",
                        "raise it from 1 to 2"),
                arguments(
                        "down at night, and in the morning all tasks come at once",
                        Shape.of("t4g.small", 1)
                                .service("Api", 0, 512, 1024)
                                .scalesTo(0)
                                .withoutDesired()
                                .scheduled(2, 2)
                                .findings(),
                        PlacementRule.TASKS_FIT_POOL,
                        "2 Api (512 CPU units, 1024 MiB each) need 2 instances",
                        "MaxSize from 1 to 2"),
                arguments(
                        "a schedule that allows more than the scaling's own range",
                        Shape.of("t4g.small", 2)
                                .service("Api", 1, 512, 384)
                                .scalesTo(2)
                                .scheduled(1, 12)
                                .findings(),
                        PlacementRule.SCALED_OUT_FITS,
                        "12 Api (512 CPU units, 384 MiB each) need 3 instances",
                        "MaxSize from 2 to 3"),
                arguments(
                        "rebalancing of zones and packing: ECS refuses the service",
                        Shape.of("m7g.large", 4)
                                .service("Api", 2, 256, 256)
                                .rebalanced()
                                .strategy("binpack", "memory")
                                .findings(),
                        PlacementRule.REBALANCING_ALLOWED,
                        "only with a MaximumPercent over 100 and a spread over zones",
                        "DISABLED"),
                arguments(
                        "rebalancing of zones without room for one more: ECS refuses the service",
                        Shape.of("m7g.large", 4)
                                .service("Api", 2, 256, 256)
                                .rebalanced()
                                .percents(50, 100)
                                .findings(),
                        PlacementRule.REBALANCING_ALLOWED,
                        "MaximumPercent over 100",
                        "DISABLED"),
                arguments(
                        "two tasks packed onto one instance are lost together (mermaid-api#438)",
                        Shape.of("m7g.large", 4)
                                .service("Api", 2, 256, 256)
                                .strategy("binpack", "memory")
                                .findings(),
                        PlacementRule.SURVIVES_INSTANCE,
                        "The 2 tasks of Api may all be on one instance",
                        "Spread them"),
                arguments(
                        "spread over zones, and one instance is enough for all",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .service("Api", 2, 256, 256)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .findings(),
                        PlacementRule.SURVIVES_INSTANCE,
                        "may all be on one instance",
                        "need two instances"),
                arguments(
                        "two instances at least, and nothing moves what was put on the first",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .floor(2)
                                .service("Api", 2, 256, 256)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .findings(),
                        PlacementRule.SURVIVES_INSTANCE,
                        "may all be on one instance",
                        "rebalance"),
                arguments(
                        "one instance at least, and it is enough for all",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .floor(1)
                                .service("Api", 2, 256, 256)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .rebalanced()
                                .findings(),
                        PlacementRule.SURVIVES_INSTANCE,
                        "may all be on one instance",
                        "two instances"),
                arguments(
                        "zone spread: spread over instances only, in three zones",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .service("Api", 3, 1024, 512)
                                .strategy("spread", "instanceId")
                                .findings(),
                        PlacementRule.SURVIVES_ZONE,
                        "in one of the 3 zones",
                        "Spread them over zones"),
                arguments(
                        "a canary runs both versions in full: room for one new task is not enough",
                        Shape.of("m7g.large", 2)
                                .service("Api", 3, 1024, 512)
                                .deployedBy("CANARY")
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "6 Api (1024 CPU units, 512 MiB each) need 3 instances of m7g.large (2048 CPU units, 7577 MiB, 2"
                                + " interfaces) while a deployment starts 3 new Api beside the old, and the group has at most 2",
                        "Raise MaxSize from 2 to 3, or deploy by ROLLING."),
                arguments(
                        "blue/green without room, though the percents would let a rolling deployment stop a task first",
                        Shape.of("m7g.large", 1)
                                .service("Api", 2, 1024, 512)
                                .percents(50, 100)
                                .deployedBy("BLUE_GREEN")
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "4 Api (1024 CPU units, 512 MiB each) need 2 instances",
                        "Raise MaxSize from 1 to 2, or deploy by ROLLING."),
                arguments(
                        "a linear deployment while scaled out",
                        Shape.of("m7g.large", 4)
                                .service("Api", 2, 1024, 512)
                                .deployedBy("LINEAR")
                                .scalesTo(6)
                                .findings(),
                        PlacementRule.SCALED_OUT_DEPLOYMENT_FITS,
                        "Scaled out, 12 Api (1024 CPU units, 512 MiB each) need 6 instances",
                        "Raise MaxSize from 4 to 6, or deploy by ROLLING."),
                arguments(
                        "a daemon takes the room of the second task",
                        Shape.of("t4g.small", 1)
                                .service("Agent", 1, 256, 256)
                                .daemon()
                                .service("Api", 1, 256, 832)
                                .findings(),
                        PlacementRule.DEPLOYMENT_FITS,
                        "t4g.small (1792 CPU units, 1638 MiB",
                        "MaxSize from 1 to 2"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sound")
    void passes_what_is_sound(String shape, List<Finding> findings) {
        assertThat(findings).as(shape).isEmpty();
    }

    static Stream<Arguments> sound() {
        return Stream.of(
                arguments(
                        "a canary with room for both versions, and percents that do not bind it",
                        Shape.of("m7g.large", 3)
                                .service("Api", 3, 1024, 512)
                                .percents(100, 100)
                                .deployedBy("CANARY")
                                .findings()),
                arguments(
                        "rolling, by name",
                        Shape.of("m7g.large", 2)
                                .service("Api", 3, 1024, 512)
                                .deployedBy("ROLLING")
                                .findings()),
                arguments(
                        "one task that may be doubled",
                        Shape.of("t4g.small", 1).service("Api", 1, 512, 384).findings()),
                arguments(
                        "one task that may be missed",
                        Shape.of("t4g.small", 1)
                                .service("Api", 1, 1024, 1536)
                                .percents(0, 100)
                                .findings()),
                arguments(
                        "a host port, and the old task stops first",
                        Shape.of("m7g.large", 1)
                                .service("Api", 1, 256, 256)
                                .hostPort(80)
                                .percents(0, 100)
                                .findings()),
                arguments(
                        "a host port and an instance to spare",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .hostPort(80)
                                .findings()),
                arguments(
                        "dynamic host ports",
                        Shape.of("m7g.large", 1)
                                .service("Api", 1, 256, 256)
                                .hostPort(0)
                                .findings()),
                arguments(
                        "two interfaces and two instances",
                        Shape.of("t4g.medium", 2)
                                .service("Api", 1, 256, 256)
                                .awsvpc()
                                .service("Ui", 1, 256, 256)
                                .awsvpc()
                                .findings()),
                arguments(
                        "down at night, and room by day",
                        Shape.of("t4g.small", 1)
                                .service("Api", 1, 512, 384)
                                .scalesTo(1)
                                .withoutDesired()
                                .scheduled(0, 0)
                                .scheduled(1, 1)
                                .findings()),
                arguments(
                        "a count within the range of scaling",
                        Shape.of("m7g.large", 9)
                                .service("Api", 1, 256, 256)
                                .scales(0, 4)
                                .findings()),
                arguments(
                        "trunking carries nine tasks",
                        Shape.of("m7g.large", 2)
                                .trunking()
                                .service("Api", 1, 64, 64)
                                .awsvpc()
                                .scalesTo(17)
                                .findings()),
                arguments(
                        "a soft limit takes only what it reserves",
                        Shape.of("t4g.small", 1)
                                .service("Api", 1, 256, 1536)
                                .reservation(512)
                                .findings()),
                arguments(
                        "a refresh with an instance to spare",
                        Shape.of("t4g.small", 2)
                                .refreshed()
                                .service("Api", 1, 256, 256)
                                .findings()),
                arguments(
                        "spread over zones, and two instances are needed",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .service("Api", 2, 768, 640)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .rebalanced()
                                .service("Ui", 2, 768, 640)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .findings()),
                arguments(
                        "one instance is enough, two are there, and tasks are moved to the second",
                        Shape.of("m7g.large", 4)
                                .zones(3)
                                .floor(2)
                                .service("Api", 2, 256, 256)
                                .strategy("spread", "attribute:ecs.availability-zone")
                                .rebalanced()
                                .findings()),
                arguments(
                        "Fargate's tasks take no room",
                        Shape.of("t4g.nano", 1)
                                .service("Api", 9, 4096, 8192)
                                .fargate()
                                .findings()),
                arguments(
                        "several instance types, and the smallest suffices",
                        Shape.of("m7g.large", 2)
                                .alsoOf("m7g.xlarge")
                                .service("Api", 1, 512, 512)
                                .findings()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unknown")
    void says_what_it_cannot_prove(String shape, List<Finding> findings, String sentence) {
        assertThat(findings).as(shape).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(PlacementRule.NOT_PROVEN);
            assertThat(finding.sentence()).startsWith("Not proven: ").contains(sentence);
        });
    }

    static Stream<Arguments> unknown() {
        return Stream.of(
                arguments(
                        "instances of two sizes, and only the larger suffice",
                        Shape.of("t4g.small", 1)
                                .alsoOf("t4g.large")
                                .service("Api", 1, 256, 1024)
                                .findings(),
                        "a new Api beside 1 Api (256 CPU units, 1024 MiB) fit onto 1 instances of t4g.small or t4g.large"),
                arguments(
                        "a good placement exists, and ECS may choose another",
                        Shape.of("m7g.large", 2)
                                .service("Small", 4, 512, 128)
                                .percents(50, 100)
                                .strategy("spread", "instanceId")
                                .service("Large", 1, 2048, 128)
                                .percents(0, 100)
                                .findings(),
                        "fit onto 2 instances of m7g.large"),
                arguments(
                        "a task definition of elsewhere",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .elsewhere()
                                .findings(),
                        "the task definition of Api is not in the templates"),
                arguments(
                        "a graphics processor",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .gpu()
                                .findings(),
                        "needs a GPU"),
                arguments(
                        "a constraint on the instances' attributes",
                        Shape.of("m7g.large", 2)
                                .service("Api", 1, 256, 256)
                                .constraint("memberOf")
                                .findings(),
                        "attribute:disk == ssd"));
    }
}
