package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckovFindingsTest {
    private static final String ACCEPTED = "CKV_AWS_174 dksprodEdge12.template.json Delivery5F6C039D";

    @Test
    void aFindingIsTheRuleTheTemplateAndTheResourceInEveryDocumentOfTheReport() throws IOException {
        assertThat(CheckovFindings.read(
                        document("CKV_AWS_1", "/assembly-dks-dev/a.template.json", "AWS::S3::Bucket.One")
                                + document("CKV_AWS_2", "/b.template.json", "AWS::EC2::VPC.Two")))
                .containsExactly("CKV_AWS_1 a.template.json One", "CKV_AWS_2 b.template.json Two");
    }

    @Test
    void aReportOfNoTemplatesIsNoGoodNews() {
        assertThatThrownBy(() -> CheckovFindings.read("{\"passed\": 0, \"failed\": 0}"))
                .hasMessageContaining("it has read no template");
    }

    @Test
    void aFindingThatIsNotAcceptedIsTold() {
        assertThat(CheckovFindings.complaints(
                        Set.of(ACCEPTED, "CKV_AWS_16 dksprodData12.template.json DatabaseCluster5B53A178"), false))
                .containsExactly(
                        "checkov finds CKV_AWS_16 dksprodData12.template.json DatabaseCluster5B53A178; cure it, or"
                                + " accept it with a reason in AcceptedFindings.java.");
    }

    @Test
    void aReasonThatNothingNeedsIsToldWhereEveryStageIsThere() {
        assertThat(CheckovFindings.complaints(Set.of(ACCEPTED), true))
                .hasSize(AcceptedFindings.OF_CHECKOV.size() - 1)
                .allMatch(complaint -> complaint.startsWith("checkov no longer finds CKV_AWS_"));
        assertThat(CheckovFindings.complaints(Set.of(ACCEPTED), false)).isEmpty();
    }

    private static String document(String rule, String file, String resource) {
        return """
                {"results": {"failed_checks": [{"check_id": "%s", "file_path": "%s", "resource": "%s"}]},
                 "summary": {"resource_count": 1}}
                """.formatted(rule, file, resource);
    }
}
