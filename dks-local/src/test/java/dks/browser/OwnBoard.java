package dks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dks.local.Ports;
import dks.local.TestService;
import dks.local.TestSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** DKS with PostgreSQL, API and UI, started for the tests, and a browser: one for all the browser tests. */
final class OwnBoard implements Board, AutoCloseable {
    /** What the pages are told that they were built from. */
    static final String REVISION = "0123456789abcdef";

    private static final double PATIENCE_MILLIS = 10_000;

    private final Path folder = Files.createTempDirectory("dks-browser-");
    private final Chromium chromium;
    private final TestSystem system;
    private final TestService api;
    private final TestService ui;
    private SignedInBoard signedIn;

    OwnBoard() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = new Chromium("localhost");
        var ports = Ports.free();
        system = new TestSystem(folder.resolve("data"), System.out);
        api = quick(system.api(ports.api(), Map.of()));
        ui = quick(system.ui(ports, Map.of("DKS_REVISION", REVISION)));
        api.awaitReady();
        ui.awaitReady();
    }

    @Override
    public Visitor visitor(Browser.NewContextOptions options) {
        return new Visitor(chromium.browser().newContext(options.setBaseURL(ui.url())), ui.url());
    }

    /** The same content and the same browser where people sign in; started when asked for first. */
    SignedInBoard whereSigningIn() throws Exception {
        if (signedIn == null) {
            signedIn = new SignedInBoard(system, chromium);
        }
        return signedIn;
    }

    String url() {
        return ui.url();
    }

    /** The API's process, to be taken away and brought back. */
    TestService api() {
        return api;
    }

    /** Puts the posts of {@code make up} on the board. */
    void writeSamples() throws Exception {
        system.writeSamples(api);
    }

    @Override
    public Seed seed() {
        return new Seed(api.url(), path -> {});
    }

    @Override
    public void close() throws IOException {
        if (signedIn != null) {
            signedIn.close();
        }
        chromium.close();
        system.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    static TestService quick(TestService service) throws Exception {
        return service.start("-XX:TieredStopAtLevel=1"); // starts in two thirds of the time
    }
}
