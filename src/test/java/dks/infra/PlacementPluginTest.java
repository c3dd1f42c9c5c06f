package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;

/** The placement proof as part of a synthesis. */
class PlacementPluginTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("dks.infra.Variants#all")
    void every_stage_is_proven(String name, Synthesized app, String stage) {
        assertThat(app.findings()).noneMatch(finding -> finding.contains("dks-" + stage + "/Services"));
        assertThat(app.findings()).noneMatch(finding -> finding.contains("/Capacity/Group"));
    }

    @Test
    void a_group_that_ends_too_early_fails_the_synthesis() {
        assertThat(findings("prod", "Platform", "AWS::AutoScaling::AutoScalingGroup", "MaxSize", "4"))
                .contains("scaled-out-fits dks-prod/Platform/Capacity/Group/ASG");
    }

    @Test
    void an_instance_type_that_is_not_in_the_table_fails_the_synthesis() {
        assertThat(findings(
                        "dev", "Platform", "AWS::EC2::LaunchTemplate", "LaunchTemplateData.InstanceType", "t9g.small"))
                .contains("known-instance-type dks-dev/Platform/Capacity/Group/ASG");
    }

    @Test
    void a_deployment_that_can_neither_stop_nor_start_a_task_fails_the_synthesis() {
        assertThat(findings("dev", "Services", "AWS::ECS::Service", "DeploymentConfiguration.MaximumPercent", "100"))
                .contains(
                        "deployment-can-move dks-dev/Services/Api/Service/Service",
                        "deployment-can-move dks-dev/Services/Ui/Service/Service");
    }

    @Test
    void a_count_beyond_its_scaling_fails_the_synthesis() {
        assertThat(findings("prod", "Services", "AWS::ECS::Service", "DesiredCount", "11"))
                .contains("desired-within-scaling dks-prod/Services/Api/Service/Service");
    }

    @Test
    void instances_of_several_types_are_read_from_the_group() {
        assertThat(Synthesized.synthesize(
                                Variants.SAVING,
                                setting(
                                        "prod",
                                        "Platform",
                                        "AWS::AutoScaling::AutoScalingGroup",
                                        "MixedInstancesPolicy.LaunchTemplate.Overrides.1.InstanceType",
                                        "m9g.large"))
                        .findings())
                .contains("known-instance-type dks-prod/Platform/Capacity/Group/ASG");
    }

    @Test
    void a_larger_instance_type_has_room() {
        assertThat(Synthesized.synthesize(List.of("stage=dev", "instanceType=t4g.medium"), app -> {})
                        .findings())
                .noneMatch(finding -> finding.contains("/Services/") || finding.contains("/Capacity/Group"));
    }

    @Test
    void an_instance_type_without_room_fails_the_synthesis() {
        assertThat(Synthesized.synthesize(List.of("stage=dev", "instanceType=t4g.nano"), app -> {})
                        .findings())
                .contains("deployment-fits dks-dev/Services/Api/Service/Service");
    }

    @Test
    void only_the_stage_that_is_wrong_is_refused() {
        assertThat(Synthesized.synthesize(
                                List.of(),
                                setting(
                                        "dev",
                                        "Services",
                                        "AWS::ECS::Service",
                                        "DeploymentConfiguration.MaximumPercent",
                                        "100"))
                        .findings())
                .noneMatch(finding -> finding.contains("deployment-can-move dks-prod"));
    }

    private static List<String> findings(String stage, String stack, String type, String property, String value) {
        return Synthesized.synthesize(List.of("stage=" + stage), setting(stage, stack, type, property, value))
                .findings();
    }

    /** Sets a property of every resource of a type, behind the back of the constructs. */
    private static Consumer<App> setting(String stage, String stack, String type, String property, String value) {
        return app -> app.getNode().findChild("dks-" + stage).getNode().findChild(stack).getNode().findAll().stream()
                .filter(CfnResource.class::isInstance)
                .map(CfnResource.class::cast)
                .filter(resource -> resource.getCfnResourceType().equals(type))
                .forEach(resource -> resource.addPropertyOverride(property, value));
    }
}
