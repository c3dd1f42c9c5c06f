package dks.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** {@code make screenshots}: takes the pictures of docs/screens again, of the sample posts. */
public final class Screenshots {
    private static final Path FOLDER = Path.of("docs/screens");
    private static final int QUALITY_PERCENT = 70;
    private static final List<Look> LOOKS = List.of(
            new Look("light", ColorScheme.LIGHT, 1080, 720),
            new Look("dark", ColorScheme.DARK, 1080, 720),
            new Look("phone", ColorScheme.LIGHT, 390, 760));

    private final OwnBoard board;

    private Screenshots(OwnBoard board) {
        this.board = board;
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        Files.createDirectories(FOLDER);
        try (var board = new OwnBoard()) {
            board.writeSamples();
            new Screenshots(board).takeAll();
        }
    }

    private void takeAll() throws Exception {
        JsonNode sample = board.seed().read("/api/posts?limit=1&tag=debugging").at("/posts/0");
        String post = "/posts/" + sample.get("id").asText();
        board.seed().comment(post, "137 is the one that I meet most: `OOMKilled`, and not a line in the log.", "Grace");
        for (Look look : LOOKS) {
            take("list", look, visitor(look).open("/"));
            take("post", look, visitor(look).open(post));
        }
        for (Look look : LOOKS) {
            take("form", look, refused(visitor(look)));
            String another =
                    board.seed().post("Read the exit code", sample.get("body").asText(), "Linus", "debugging");
            take("conflict", look, conflict(visitor(look), another));
            take("sign-in", look, forgotten(board.whereSigningIn().visitor(look.options())));
        }
        board.api().stop();
        for (Look look : LOOKS) {
            take("error", look, visitor(look).open("/"));
        }
    }

    private Visitor visitor(Look look) {
        return board.visitor(look.options());
    }

    private static Visitor refused(Visitor visitor) {
        visitor.open("/posts/new")
                .fillPost(
                        "Blue/green without a second load balancer",
                        "Two target groups and one listener rule are enough:\n\n1. deploy to the idle one,\n2. look at it on the test port,\n3. swap.",
                        "deployments, blue/green");
        visitor.page().fill("#author", Visitor.NAME);
        visitor.page().click("#publish");
        visitor.see("#problems").waitFor();
        return visitor;
    }

    private Visitor conflict(Visitor visitor, String post) {
        visitor.open(post + "/edit");
        try (Visitor other = board.visitor(true)) {
            other.open(post + "/edit");
            other.page().fill("#tags", "containers, debugging, exit-codes");
            other.page().click("#save");
            other.see("#post").waitFor();
        }
        visitor.page().fill("#title", "Read the exit code before you read the log");
        visitor.page().click("#save");
        visitor.see("#saved").waitFor();
        return visitor;
    }

    /** Somebody whose session ended while they wrote. */
    private static Visitor forgotten(Visitor visitor) {
        visitor.open("/").page().click("#sign-in");
        visitor.page().fill("[name=username]", "grace");
        visitor.page().fill("[name=claims]", "{\"name\": \"Grace Hopper\"}");
        visitor.page().click("[type=submit]");
        visitor.open("/posts/new")
                .fillPost("What a nanosecond looks like", "About 30 centimetres of wire.", "hardware");
        visitor.page().context().clearCookies();
        visitor.page().click("#publish");
        visitor.see("#notice").waitFor();
        return visitor;
    }

    /** As WebP, which Playwright itself does not offer: a third of the size of PNG. */
    private static void take(String name, Look look, Visitor visitor) throws IOException {
        try (visitor) {
            visitor.page().mouse().move(0, 0);
            visitor.page().evaluate("scrollTo(0, 0); document.activeElement.blur()");
            var options = new JsonObject();
            options.addProperty("format", "webp");
            options.addProperty("quality", QUALITY_PERCENT);
            String picture = visitor.page()
                    .context()
                    .newCDPSession(visitor.page())
                    .send("Page.captureScreenshot", options)
                    .get("data")
                    .getAsString();
            Files.write(
                    FOLDER.resolve(name + "-" + look.name() + ".webp"),
                    Base64.getDecoder().decode(picture));
        }
    }

    private record Look(String name, ColorScheme scheme, int width, int height) {
        NewContextOptions options() {
            return new NewContextOptions().setColorScheme(scheme).setViewportSize(width, height);
        }
    }
}
