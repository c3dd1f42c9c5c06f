package dks.browser;

import com.microsoft.playwright.Browser;
import dks.local.Ports;
import dks.local.TestService;
import dks.local.TestSystem;
import java.util.HashMap;

/** A second pair of services over the same PostgreSQL, where writing needs sign-in. */
final class SignedInBoard implements AutoCloseable {
    private final Chromium chromium;
    private final Issuer issuer = new Issuer();
    private final String logoutUrl;
    private final TestService api;
    private final TestService ui;

    SignedInBoard(TestSystem system, Chromium chromium) throws Exception {
        this.chromium = chromium;
        var ports = Ports.free();
        api = OwnBoard.quick(system.api(ports.api(), issuer.settings()));
        logoutUrl = issuer.logoutUrl("http://localhost:" + ports.ui() + "/signed-out");
        var settings = new HashMap<>(issuer.settings());
        settings.put("OIDC_LOGOUT_URL", logoutUrl);
        ui = OwnBoard.quick(system.ui(ports, settings));
        api.awaitReady();
        ui.awaitReady();
    }

    /** A person with a browser of their own, not signed in yet. */
    Visitor visitor(Browser.NewContextOptions options) {
        return new Visitor(chromium.browser().newContext(options.setBaseURL(ui.url())), ui.url(), issuer.url());
    }

    Visitor visitor(boolean javaScript) {
        return visitor(new Browser.NewContextOptions().setJavaScriptEnabled(javaScript));
    }

    String url() {
        return ui.url();
    }

    /** Where the UI sends people after signing out. */
    String logoutUrl() {
        return logoutUrl;
    }

    String apiUrl() {
        return api.url();
    }

    @Override
    public void close() {
        issuer.close();
    }
}
