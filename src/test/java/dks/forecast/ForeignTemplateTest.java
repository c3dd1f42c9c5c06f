package dks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dks.forecast.cost.Cost;
import dks.proof.finding.Finding;
import dks.proof.placement.EcsPlacement;
import dks.proof.placement.PlacementRule;
import dks.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The forecast of a template that the CDK never saw, after the numbers of AWS's reference architecture for ECS of 2018
 * (github.com/aws-samples/ecs-refarch-cloudformation); the template says more.
 */
class ForeignTemplateTest {
    private static final Path FOREIGN = Path.of("src", "test", "resources", "foreign");
    private static final double A_CENT = 0.01;

    @TempDir
    private Path folder;

    @Test
    void it_is_proven_as_it_stands() {
        assertThat(EcsPlacement.check(Templates.in(FOREIGN))).isEmpty();
    }

    @Test
    void the_proof_is_told_in_numbers() {
        assertThat(Forecast.page("a cluster of others", Templates.in(FOREIGN)))
                .contains(
                        "# Forecast of a cluster of others",
                        "### ecs-cluster/Hosts",
                        "At most 4 instances of c4.large (2048 CPU units, 3552 MiB, 2 interfaces). 4 while nothing happens.",
                        "| Products | 0 CPU units, 128 MiB | 2 | 2 | 2 to 4 |",
                        "| usual | 2 Products, 2 Website | 1 | fits, wherever ECS places tasks |",
                        "When an instance or a zone goes, Products and Website keep some tasks.");
    }

    @Test
    void it_costs_what_its_numbers_come_to() {
        Cost cost = Cost.of(Templates.in(FOREIGN));
        double instances = 4 * (0.100 * 730 + 30 * 0.08 + 2.10); // a launch configuration takes metrics by the minute
        double balancer = 0.0225 * 730 + 2 * 3.65;
        double nat = 2 * (0.045 * 730 + 3.65);
        assertThat(cost.idle()).isCloseTo(instances + balancer + nat, within(A_CENT));
        assertThat(cost.notPriced()).isEmpty();
        assertThat(cost.byUse()).containsOnlyKeys("Logs LogGroup");
    }

    @Test
    void tasks_that_leave_no_room_for_a_deployment_are_refused_with_the_arithmetic() throws IOException {
        assertThat(findings("Memory: 128", "Memory: 3000")).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(PlacementRule.DEPLOYMENT_FITS);
            assertThat(finding.sentence()).contains("need 5 instances of c4.large (2048 CPU units, 3552 MiB");
            assertThat(finding.place().path()).isEqualTo("ecs-cluster/Products");
        });
        assertThat(Forecast.page("x", Templates.in(folder)))
                .contains("| a deployment starts a new task | one Products or Website more | 5 | **does not fit** |");
    }

    @Test
    void what_the_template_leaves_open_is_not_proven_and_not_priced() throws IOException {
        assertThat(findings("Default: c4.large", "Description: say which"))
                .extracting(Finding::sentence)
                .containsExactly("Not proven: the templates do not tell the instance type.");
        assertThat(Cost.of(Templates.in(folder)).notPriced())
                .containsOnlyKeys(
                        "AWS::AutoScaling::AutoScalingGroup Hosts (the templates do not tell the instance type.)");
    }

    @Test
    void the_name_of_a_kept_parameter_is_not_taken_for_its_value() throws IOException {
        assertThat(findings(
                        "Type: String\n    Default: c4.large",
                        "Type: AWS::SSM::Parameter::Value<String>\n    Default: host"))
                .extracting(Finding::sentence)
                .containsExactly("Not proven: the templates do not tell the instance type.");
    }

    @Test
    void a_memory_size_that_is_left_open_is_not_taken_for_none() throws IOException {
        assertThat(findings("Memory: 128", "Memory: !Ref HowMuch"))
                .extracting(Finding::sentence)
                .containsExactly("Not proven: the templates do not tell the task definition's Memory.");
    }

    @Test
    void a_memory_size_that_is_no_number_is_not_taken_for_none() throws IOException {
        assertThat(findings("Memory: 128", "Memory: much"))
                .extracting(Finding::sentence)
                .containsExactly(
                        "Not proven: the task definition's Memory is much, which is no whole number up to 999999999.");
    }

    @Test
    void an_unknown_resource_is_listed_and_breaks_nothing() throws IOException {
        findings("Type: AWS::AutoScaling::LifecycleHook", "Type: AWS::Somebody::Else");
        assertThat(Forecast.page("x", Templates.in(folder))).contains("- not priced: AWS::Somebody::Else");
    }

    /** Of the same template with every occurrence of a text replaced. */
    private List<Finding> findings(String written, String instead) throws IOException {
        String template = Files.readString(FOREIGN.resolve("ecs-cluster.yaml"));
        assertThat(template).contains(written);
        Files.writeString(folder.resolve("ecs-cluster.yaml"), template.replace(written, instead));
        return EcsPlacement.check(Templates.in(folder));
    }
}
