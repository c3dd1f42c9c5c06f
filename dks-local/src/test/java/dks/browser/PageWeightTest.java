package dks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How much a browser has to load, images apart. */
@InBrowser
class PageWeightTest {
    private static final int LIMIT_BYTES = 60_000;

    private final OwnBoard board;

    PageWeightTest(OwnBoard board) {
        this.board = board;
    }

    @Test
    void aFullListStaysWithinItsBudgetUncompressed() throws IOException {
        try (InputStream content = Seed.class.getResourceAsStream("/dks/board/posts.yaml")) {
            new YAMLMapper().readTree(content).get("posts").forEach(board.seed()::discussed);
        }
        try (Visitor visitor = board.visitor(true)) {
            List<Response> arriving = new ArrayList<>();
            visitor.page().onResponse(arriving::add);
            visitor.open("/");
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            List<Response> responses = arriving.stream()
                    .filter(response -> !response.url().endsWith(".svg"))
                    .toList();

            assertThat(responses.stream()
                            .mapToInt(response -> response.body().length)
                            .sum())
                    .as(responses.stream()
                            .map(response -> response.url() + ": " + response.body().length)
                            .collect(Collectors.joining(", ")))
                    .isLessThan(LIMIT_BYTES);
        }
    }
}
