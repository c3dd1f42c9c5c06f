package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.RawHttp;
import dks.ui.web.Assets;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StaticFilesTest extends PageTest {

    @Inject
    Assets assets;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../application.properties",
                "../../application.properties",
                "..%2fapplication.properties",
                "%2e%2e/application.properties",
                "%2e%2e%2fapplication.properties",
                "%2E%2E%2Fapplication.properties",
                "..%5capplication.properties",
                "..\\application.properties",
                "%252e%252e%252fapplication.properties",
                "..%252fapplication.properties",
                "..%c0%afapplication.properties",
                "..;/application.properties",
                "....//application.properties",
                "/application.properties",
                "%2fapplication.properties",
                "application.properties",
                "style.css/../../application.properties",
                "style.css%2f..%2f..%2fapplication.properties",
                "style.css%00.properties",
                "%00",
                "../../../../../../../../etc/passwd",
                "..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd",
                "%2fetc%2fpasswd",
                "file:%2f%2f%2fetc%2fpasswd",
                "..%2f..%2fclasses%2fapplication.properties",
                "..%2ftemplates%2flayout.html"
            })
    void there_is_no_way_from_the_files_to_any_other(String path) throws IOException {
        var folder = assets.style().replace("style.css", "");
        for (var beginning : List.of(folder, "/assets/", "/assets/x/", "/", "/favicon.ico/")) {
            var answer = RawHttp.get(RestAssured.port, beginning + path);
            assertThat(answer).as(beginning + path).matches("(?s)HTTP/1.1 40[04] .*");
            assertThat(answer).doesNotContain("KNOWLEDGE_SHARE_API", "root:", "{#insert");
        }
    }
}
