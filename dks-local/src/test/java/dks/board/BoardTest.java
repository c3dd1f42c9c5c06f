package dks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever may answer at an address that somebody typed. */
class BoardTest {
    private static final String HTML = "<!doctype html><title>DKS</title>";
    private final List<String> said = new ArrayList<>();
    private FakeBoard fake;

    @BeforeEach
    void start() throws Exception {
        fake = new FakeBoard();
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void aBoardThatAsksForAPauseGetsIt() throws Exception {
        fake.troubleAt(1, FakeBoard.problem(429, "Slow down.", "Retry-After", "1"));
        Instant before = Instant.now();

        assertThat(get(Optional.empty()).has("posts")).isTrue();

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        assertThat(said).containsExactly("The board asks for a pause of 1 s …");
        assertThat(fake.requests).hasSize(2);
    }

    @Test
    void anAddressWhereNobodyAnswersIsNamed() {
        fake.close();

        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessage("Nothing answers at " + fake.url()
                        + "; is DKS running there? On this machine `make up` starts it.");
    }

    @Test
    void aPageInPlaceOfTheApiIsTold() {
        String sentence = " answers /api/posts with a web page (%d); give the address of the API, on this machine"
                + " http://localhost:8080";
        for (int status : new int[] {200, 404, 403}) {
            fake.troubleAt(1, FakeBoard.answering(status, "text/html;charset=UTF-8", HTML));
            assertThatThrownBy(() -> get(Optional.empty())).hasMessage(fake.url() + sentence.formatted(status));
        }
    }

    @Test
    void somethingElseThanABoardIsTold() {
        fake.troubleAt(1, FakeBoard.answering(200, "text/plain", "ok"));
        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessageStartingWith(fake.url() + " answers /api/posts with something that is no board (200); ");
        fake.troubleAt(1, FakeBoard.answering(404, "text/plain", ""));
        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessageStartingWith(fake.url() + " answers /api/posts with something that is no board (404); ");
    }

    @Test
    void trouble500IsToldAsSuch() {
        fake.troubleAt(1, FakeBoard.answering(502, "text/html", HTML));
        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessage(fake.url() + " is in trouble (502); run the same again later, nothing is written twice.");
    }

    @Test
    void whereAPersonMustSignInItSaysHow() {
        fake.troubleAt(1, FakeBoard.problem(401, "Sign in first."));
        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessage("People sign in at " + fake.url() + "; put an ID token of yours into the environment as"
                        + " DKS_TOKEN (docs/runbook.md says how to get one).");
    }

    @Test
    void aTokenThatIsNotTakenIsNeverShown() {
        fake.troubleAt(1, FakeBoard.problem(401, "The token has expired."));
        assertThatThrownBy(() -> get(Optional.of("a.b.c")))
                .hasMessage(fake.url() + " does not take the token in DKS_TOKEN (The token has expired.); it may have"
                        + " expired, ID tokens of Cognito last an hour.");
    }

    @Test
    void aRedirectIsNotFollowedWithATokenInHand() {
        fake.troubleAt(1, FakeBoard.answering(301, "text/html", "", "Location", "https://dks.example.com/api/posts"));
        assertThatThrownBy(() -> get(Optional.of("a.b.c")))
                .hasMessage(
                        fake.url() + " sends elsewhere, to https://dks.example.com/api/posts; give the address where"
                                + " the board itself answers.");
    }

    @Test
    void aRefusalHasTheBoardsSentencesOnce() {
        fake.troubleAt(
                1,
                FakeBoard.answering(
                        400,
                        "application/problem+json",
                        "{\"detail\":\"Give the post a title.\",\"errors\":[{\"field\":\"title\",\"message\":\"Give the"
                                + " post a title.\"},{\"field\":\"body\",\"message\":\"Write a text.\"}]}"));
        assertThatThrownBy(() -> get(Optional.empty()))
                .isInstanceOf(Refusal.class)
                .hasMessage(fake.url() + " refuses (400): Give the post a title. Write a text.");
    }

    @Test
    void aConnectionThatBreaksIsTold() {
        fake.troubleAt(1, exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.close();
        });
        assertThatThrownBy(() -> get(Optional.empty()))
                .hasMessageStartingWith("The connection to " + fake.url() + " broke (")
                .hasMessageEndingWith("); run the same again, nothing is written twice.");
    }

    private JsonNode get(Optional<String> token) throws Exception {
        var board = new Board(fake.access(token), said::add);
        return board.send(board.request("/api/posts"));
    }
}
