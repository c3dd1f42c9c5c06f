package dks.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How much a browser has to load. */
@ExtendWith(OneBoard.class)
class PageWeightTest {
    private static final int LIMIT_BYTES = 80 * 1024;
    private static final String BODY =
            "A paragraph of the length that people write when they share a finding. ".repeat(8);

    private final Board board;

    PageWeightTest(Board board) {
        this.board = board;
    }

    @Test
    void aFullListStaysWithinItsBudgetUncompressed() {
        for (int n = 0; n < 21; n++) {
            board.seed().post("What we found out about weight, part " + n, BODY, "Ada", "weight", "pages");
        }
        try (Visitor visitor = board.visitor(true)) {
            List<Response> arriving = new ArrayList<>();
            visitor.page().onResponse(arriving::add);
            visitor.open("/");
            visitor.page().waitForLoadState(LoadState.NETWORKIDLE);
            List<Response> responses = List.copyOf(arriving);

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
