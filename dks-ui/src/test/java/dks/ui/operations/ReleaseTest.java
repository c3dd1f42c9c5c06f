package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ReleaseTest.OfAnyDay.class)
class ReleaseTest extends PageTest {

    private static final String REVISION = "0123456789abcdef0123456789abcdef01234567";

    @ConfigProperty(name = "quarkus.application.version")
    String version;

    /** A release that knows its revision. */
    public static final class OfAnyDay implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("DKS_REVISION", REVISION);
        }
    }

    @Test
    void machines_are_told_name_version_and_revision() {
        var answer = browser().get("/health/info");
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.jsonPath().<String, String>getMap("$"))
                .containsExactlyInAnyOrderEntriesOf(Map.of("name", "dks-ui", "version", version, "revision", REVISION));
    }

    @Test
    void every_page_shows_the_version_and_the_beginning_of_the_revision() {
        for (var path : new String[] {"/", "/posts/new", "/nowhere"}) {
            assertThat(page(path).select("footer #release").text())
                    .isEqualTo("DKS " + version + " · " + REVISION.substring(0, 12));
        }
    }
}
