package dks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dks.stack.model.LocalStack;
import dks.stack.model.Replaced;
import dks.stack.model.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What make stack writes for each stage, as files that a reviewer reads. Rewritten by `make golden` only. */
class GoldenStackTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    @Test
    void filesOfDevAreAsReviewed() throws Exception {
        check("dev");
    }

    @Test
    void filesOfProdAreAsReviewed() throws Exception {
        check("prod");
    }

    @Test
    void composeReadsWhatIsWritten() throws Exception {
        String compose = StageTemplates.compose(StageTemplates.of("prod").read());
        JsonNode services = new YAMLMapper().readTree(compose).path("services");

        assertThat(services.fieldNames())
                .toIterable()
                .containsExactly("api-task", "ui-task", "database", "load-balancer");
        assertThat(services.path("api-task").path("networks").toString()).contains("[\"api\"]");
        assertThat(services.path("ui-task").path("networks").isMissingNode()).isTrue();
    }

    @Test
    void nothingIsLeftOutWithoutAReason() throws Exception {
        for (StageTemplates stage : List.of(StageTemplates.of("dev"), StageTemplates.of("prod"), plain())) {
            assertThat(stage.read().leftOut())
                    .as("what make stack takes over, or left-out.yaml explains")
                    .isNotEmpty()
                    .allSatisfy(property ->
                            assertThat(property.why()).as(property.path()).isNotEmpty());
        }
    }

    @Test
    void onlyNamesAreReplacedWhereThereIsNoSignIn() throws Exception {
        assertThat(plain().read().replaced())
                .extracting(Replaced::what)
                .containsExactlyInAnyOrder("DB_HOST", "KNOWLEDGE_SHARE_API", "PUBLIC_BASE_URL");
    }

    private static StageTemplates plain() throws StackFailure {
        return StageTemplates.of("dev", "stage=dev", "edge=alb", "allowedCidrs=203.0.113.0/24");
    }

    private static void check(String stage) throws StackFailure, IOException {
        LocalStack stack = StageTemplates.of(stage).read();
        compare(stage, "compose.yaml", StageTemplates.compose(stack));
        compare(stage, "haproxy.cfg", StageTemplates.haproxy(stack));
        compare(stage, "pg_hba.conf", StageTemplates.clients(stack));
    }

    private static void compare(String stage, String name, String written) throws IOException {
        String text = written.replaceAll("[0-9a-f]{64}", "<asset hash>");
        Path golden = GOLDEN.resolve("stack-" + stage).resolve(name);
        if (Boolean.getBoolean("golden.update") || "".equals(System.getProperty("golden.update"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, text);
        }
        Path actual = Path.of("target", "golden", "stack-" + stage, name);
        Files.createDirectories(actual.getParent());
        Files.writeString(actual, text);
        assertThat(actual)
                .as("`make golden` rewrites it after a deliberate change")
                .hasSameTextualContentAs(golden);
    }
}
