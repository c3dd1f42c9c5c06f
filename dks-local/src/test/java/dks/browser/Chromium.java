package dks.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chrome or Chromium of this machine, without a window. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<Path> MAC = List.of(
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
            Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"));

    private final Playwright playwright;
    private final Browser browser;

    /** @param host the one that pages may ask for anything */
    Chromium(String host) {
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        // Chromium's own sandbox does not start for root, which is who runs most CI containers.
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable())
                        // Whatever a page asks another host for fails at once, and is seen as asked for.
                        .setArgs(List.of("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE " + host))
                        .setChromiumSandbox(!"root".equals(System.getProperty("user.name"))));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Path executable() {
        String named = System.getenv("DKS_CHROMIUM");
        if (named != null && !named.isBlank()) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException(
                        "DKS_CHROMIUM is '" + named + "', which is no program; set it to a Chrome or Chromium.");
            }
            return Path.of(named);
        }
        return Stream.concat(NAMES.stream().flatMap(name -> onPath(name).stream()), MAC.stream())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The browser test needs Chrome or Chromium and found neither; install one (Debian: apt-get"
                                + " install chromium), or set DKS_CHROMIUM to its program."));
    }

    private static String node() {
        return onPath("node")
                .orElseThrow(
                        () -> new IllegalStateException("The browser test needs node on the PATH; install Node.js."))
                .toString();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
