package dks.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A person with a browser, who looks at one page after the other.
 *
 * <p>Whatever they do, at the end no page has asked another site for anything, none has broken its own
 * Content-Security-Policy or thrown an error, and none has missed a style, a script or a picture.
 */
final class Visitor implements AutoCloseable {
    private static final Set<String> PARTS = Set.of("stylesheet", "script", "image", "font");

    static final String NAME = "Grace Hopper";

    private final BrowserContext context;
    private final Page page;
    private final List<String> elsewhere = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final String home;
    private final List<String> others;

    /**
     * Opens a browser.
     *
     * @param home where the board is
     * @param others the other places that people come through, whose pages may ask for what they like
     */
    Visitor(BrowserContext context, String home, String... others) {
        this.context = context;
        this.home = home;
        this.others = List.of(others);
        context.onRequest(this::note);
        context.onResponse(response -> {
            if (response.status() >= 400 && PARTS.contains(response.request().resourceType())) {
                complaints.add(response.url() + " answered " + response.status());
            }
        });
        page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                complaints.add(message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    /** Opens a page of the board by its path. */
    Visitor open(String path) {
        page.navigate(path);
        return this;
    }

    /** What a selector finds on the page. */
    Locator see(String selector) {
        return page.locator(selector);
    }

    /** Follows the link with exactly this text. */
    void follow(String text) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text).setExact(true))
                .first()
                .click();
    }

    /** Fills the form of a new post, without sending it. */
    Visitor fillPost(String title, String body, String tags) {
        page.fill("#title", title);
        page.fill("#body", body);
        page.fill("#tags", tags);
        return this;
    }

    /** Publishes a post by its form, and returns its path. */
    String write(String title, String body, String tags) {
        open("/posts/new").fillPost(title, body, tags);
        page.fill("#author", NAME);
        page.click("#publish");
        assertThat(page.locator("h1")).hasText(title);
        return path();
    }

    /** Publishes a post under the name that they signed in with. */
    void publish(String title) {
        open("/posts/new").fillPost(title, "Text", "sign-in");
        page.click("#publish");
        assertThat(page.locator("h1")).hasText(title);
    }

    /** Looks at pages whose scripts do not arrive from here on. */
    Visitor withoutScripts() {
        page.route("**/*.js", Route::abort);
        return this;
    }

    /** Where the visitor is, without the host. */
    String path() {
        return page.url().substring(home.length());
    }

    @Override
    public void close() {
        context.close();
        assertThat(elsewhere).as("requests to other sites").isEmpty();
        assertThat(complaints)
                .as("errors, violations of the Content-Security-Policy and missing parts")
                .isEmpty();
    }

    private void note(Request request) {
        String from = request.headers().getOrDefault("referer", "");
        boolean expected = request.url().startsWith(home + "/")
                || others.stream().anyMatch(other -> request.url().startsWith(other) || from.startsWith(other));
        if (!expected) {
            elsewhere.add(request.url());
        }
    }
}
