package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dks.local.LocalSettings;
import dks.local.LocalSystem;
import dks.local.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of DKS as `make up` runs it, seen through a browser: UI, API and PostgreSQL together. */
class PostInBrowserTest {
    @TempDir
    static Path folder;

    private static LocalSettings settings;
    private static LocalSystem system;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = new Chromium();
        settings = new LocalSettings(
                Path.of("").toAbsolutePath(),
                folder,
                Path.of("target/postgres-binaries").toAbsolutePath(),
                Ports.free());
        system = new LocalSystem(settings, System.out);
        system.start();
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest(name = "JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aPostWrittenInTheFormIsOnTheBoardAndInTheApi(boolean javaScript) throws Exception {
        String title = "Written in a browser " + UUID.randomUUID();
        try (BrowserContext visitor = visitor(javaScript)) {
            write(visitor.newPage(), title);

            Page board = visitor.newPage();
            board.navigate(settings.uiUrl());
            assertThat(board.locator("#posts .post h2").first()).hasText(title);
            board.locator("#posts a", new Page.LocatorOptions().setHasText(title))
                    .click();
            assertThat(board.locator("#body strong")).hasText("bold");
            assertThat(board.locator("#body script")).hasCount(0);
        }
        JsonNode newest = newest();
        assertThat(newest.get("title").asText()).isEqualTo(title);
        assertThat(newest.get("author").asText()).isEqualTo("Grace Hopper");
        assertThat(newest.get("tags")).extracting(JsonNode::asText).containsExactly("ecs", "c++");
    }

    @Test
    void aPostIsThereAfterARestart() throws Exception {
        String title = "To be kept " + UUID.randomUUID();
        try (BrowserContext visitor = visitor(true)) {
            write(visitor.newPage(), title);

            system.close();
            system = new LocalSystem(settings, System.out);
            system.start();

            Page board = visitor.newPage();
            board.navigate(settings.uiUrl());
            assertThat(board.locator("#posts .post h2").first()).hasText(title);
        }
    }

    @Test
    void aFormThatIsNotAcceptedComesBackWithAllThatWasTyped() {
        try (BrowserContext visitor = visitor(false)) {
            Page page = visitor.newPage();
            page.navigate(settings.uiUrl() + "/posts/new");
            page.fill("#title", "A link that leads nowhere");
            page.fill("#link", "javascript:alert(1)");
            page.fill("#body", "typed with care");
            page.fill("#author", "Grace Hopper");
            // The browser would refuse the link itself; the server must, too.
            page.locator("#new-post").evaluate("form => form.noValidate = true");
            page.click("#publish");

            assertThat(page.locator("#link-error")).isVisible();
            assertThat(page.locator("#body")).hasValue("typed with care");
        }
    }

    private static void write(Page page, String title) {
        page.navigate(settings.uiUrl());
        page.click("#write");
        page.fill("#title", title);
        page.fill("#link", "https://docs.aws.amazon.com/ecs/");
        page.fill("#body", "Some **bold** claim. <script>document.title = 'taken over'</script>");
        page.fill("#tags", "ECS, c++");
        page.fill("#author", "Grace Hopper");
        page.click("#publish");
        assertThat(page.locator("h1")).hasText(title);
    }

    private static BrowserContext visitor(boolean javaScript) {
        return chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(javaScript));
    }

    private static JsonNode newest() throws Exception {
        URI list = URI.create(settings.apiUrl() + "/api/posts?limit=1");
        var response =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
        return new ObjectMapper().readTree(response.body()).get("posts").get(0);
    }
}
