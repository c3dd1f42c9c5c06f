package dks.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.TestDatabase;
import dks.api.start.PackagedService;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** On the packaged service: the page that tests within Quarkus see is another. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocsPageIT {

    private static final Pattern SCRIPT = Pattern.compile("<script(?: defer)?>(.*?)</script>", Pattern.DOTALL);

    @Test
    void the_page_may_run_the_scripts_in_it_and_no_others() throws Exception {
        try (TestDatabase database = new TestDatabase();
                PackagedService service = PackagedService.start(PackagedService.environment(database))
                        .awaitReady()) {
            HttpResponse<String> page = service.get("/api/docs/index.html");
            String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
            List<String> scripts = SCRIPT.matcher(page.body())
                    .results()
                    .map(script -> script.group(1))
                    .toList();

            assertThat(scripts).hasSize(2);
            for (String script : scripts) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
                assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
            }
            assertThat(page.body()).doesNotContain("http://", "https://", " onload=", " onclick=");
            assertThat(policy.replaceAll("style-src[^;]*", "")).doesNotContain("unsafe");
        }
    }
}
