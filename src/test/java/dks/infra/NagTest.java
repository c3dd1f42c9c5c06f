package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aspects;

/** cdk-nag's AwsSolutions rules over every stack: each finding is accepted for a reason, or there is none. */
class NagTest {
    @Test
    void everyFindingIsAcceptedForAReasonAndEveryReasonIsStillNeeded() {
        var used = new TreeSet<String>();
        var open = new ArrayList<String>();
        for (List<String> settings : List.of(
                List.<String>of(),
                List.of("stage=dev", "edge=alb", "allowedCidrs=203.0.113.0/24"),
                List.of("stage=prod", "deployment=canary", "alarmEmail=ops@example.com", "alarmWebhook=dks/webhook"),
                Variants.SAVING)) {
            for (String finding : findings(settings)) {
                AcceptedFindings.ALL.stream()
                        .filter(accepted -> accepted.matches(finding))
                        .findFirst()
                        .ifPresentOrElse(accepted -> used.add(accepted.key()), () -> open.add(finding));
            }
        }
        assertThat(open).as("findings that nobody accepted").isEmpty();
        assertThat(AcceptedFindings.ALL.stream().map(AcceptedFindings.Accepted::key))
                .as("reasons without a finding are out of date")
                .containsExactlyInAnyOrderElementsOf(used);
    }

    /** Each as {@code AwsSolutions-XYZ1[detail] dks-dev/Stack/Path}. */
    private static List<String> findings(List<String> settings) {
        List<String> findings = Synthesized.synthesize(
                        settings,
                        app -> app.getNode()
                                .getChildren()
                                .forEach(stage -> Aspects.of(stage)
                                        .add(AwsSolutionsChecks.Builder.create()
                                                .reports(false)
                                                .build())))
                .findings();
        assertThat(findings).as("the checks have run").isNotEmpty();
        return findings;
    }
}
