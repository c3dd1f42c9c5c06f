package dks.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.board.BoardFailure;
import org.junit.jupiter.api.Test;

/** What {@code make check-board} says of an address that is not for it. */
@InBrowser
class RunningBoardTest {
    private final OwnBoard board;

    RunningBoardTest(OwnBoard board) {
        this.board = board;
    }

    @Test
    void whatIsNoAddress() {
        refuses("localhost:3080", "URL is 'localhost:3080', which is no board's address");
    }

    @Test
    void whereNothingAnswers() {
        refuses("http://localhost:1", "Nothing answers at http://localhost:1; is DKS running there?");
    }

    @Test
    void whereSomethingElseAnswers() {
        refuses(board.seed().apiUrl(), board.seed().apiUrl() + " shows no board (404); ");
    }

    @Test
    void whereTheApiIsElsewhere() {
        refuses(board.url(), board.url() + " has the pages, but not the API below /api (404); ");
    }

    @Test
    void wherePeopleSignIn() throws Exception {
        String url = board.whereSigningIn().url();
        refuses(url, "People sign in at " + url + ", and the browser test writes as anybody; ");
    }

    private static void refuses(String url, String beginning) {
        assertThatThrownBy(() -> RunningBoard.at(url))
                .isInstanceOf(BoardFailure.class)
                .hasMessageStartingWith(beginning);
    }
}
