package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnResource;

/** What the next deploy would break, as part of a synthesis. */
class TrafficShiftPluginTest {

    @Test
    void a_canary_whose_rule_gives_requests_to_the_empty_group_fails_the_synthesis() {
        assertThat(findings("Actions.0.ForwardConfig.TargetGroups.1.Weight", 10))
                .contains("shift-rule-leads-to-both dks-prod/Services/Api/Route/Rule/Resource");
    }

    @Test
    void a_canary_whose_rule_is_given_a_value_at_deploy_time_fails_the_synthesis() {
        assertThat(findings("Tags.0.Value", "{{resolve:ssm:build}}"))
                .contains("shift-rule-stands-still dks-prod/Services/Api/Route/Rule/Resource");
    }

    @Test
    void our_own_canary_passes() {
        // Nor does it want for room, though its new tasks run beside all the old ones.
        assertThat(findings("Priority", 10)).isEmpty();
    }

    private static List<String> findings(String property, Object value) {
        return Synthesized.synthesize(
                        List.of("stage=prod", "deployment=canary"),
                        app -> app
                                .getNode()
                                .findChild("dks-prod")
                                .getNode()
                                .findChild("Services")
                                .getNode()
                                .findChild("Api")
                                .getNode()
                                .findAll()
                                .stream()
                                .filter(CfnResource.class::isInstance)
                                .map(CfnResource.class::cast)
                                .filter(resource ->
                                        resource.getCfnResourceType().endsWith("ListenerRule"))
                                .forEach(resource -> resource.addPropertyOverride(property, value)))
                .findings();
    }
}
