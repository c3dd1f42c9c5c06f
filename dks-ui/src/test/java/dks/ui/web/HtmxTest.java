package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** htmx as we serve it and what it is told. What it does is seen in a browser, by the tests of the whole. */
@QuarkusTest
class HtmxTest extends PageTest {

    @Inject
    Assets assets;

    @Test
    void it_is_the_published_file_of_the_version_that_we_chose() throws Exception {
        var script = assets.named("htmx.min.js").content();
        assertThat(new String(script, StandardCharsets.UTF_8)).contains("\"4.0.1\"");
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(script)))
                .as("dist/htmx.min.js of htmx.org 4.0.1 in the npm registry")
                .isEqualTo("a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130");
    }

    @Test
    void it_asks_nobody_but_us_keeps_no_pages_and_brings_no_styles() throws IOException {
        var config = config();
        assertThat(config.get("mode").asText()).isEqualTo("same-origin");
        assertThat(config.get("history")).isEqualTo(config.get("includeIndicatorCSS"));
        assertThat(config.get("history").asBoolean(true)).isFalse();
    }

    @Test
    void errors_that_our_pages_explain_are_shown_and_no_others() throws IOException {
        var kept = StreamSupport.stream(config().get("noSwap").spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        assertThat(kept).contains(204, 304, 400, 403, 500, 502, 504).doesNotContain(401, 404, 413, 429, 503);
    }

    private JsonNode config() throws IOException {
        return new ObjectMapper()
                .readTree(page("/").select("meta[name=htmx-config]").attr("content"));
    }
}
