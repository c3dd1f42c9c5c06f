package dks.board;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A board, over its public API. Waits as long as the board asks for when it is asked too often; everything else that is
 * no success is a failure with one sentence.
 */
final class Board {
    /** A database that has paused for days takes a minute to wake up; nothing else takes as long. */
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static final long WAIT_WHEN_NOT_TOLD_SECONDS = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Access access;
    private final Consumer<String> progress;
    private final Answers answers;

    /** @param progress where it says that it waits */
    Board(Access access, Consumer<String> progress) {
        this.access = access;
        this.progress = progress;
        this.answers = new Answers(access);
    }

    /** Whether what is written is written as the person whom a token names, and not as anybody. */
    boolean knowsMe() {
        return access.token().isPresent();
    }

    BoardUrl url() {
        return access.board();
    }

    /** A request to be completed; the path begins with a slash. */
    HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(access.board().at(path)).timeout(LIMIT);
        access.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    /**
     * Sends a request and returns the JSON that answers it.
     *
     * @throws Refusal when the board says what is wrong with the request
     * @throws BoardFailure for every other reason why there is no such answer
     */
    JsonNode send(HttpRequest.Builder request) throws BoardFailure, InterruptedException {
        HttpResponse<String> response = answered(request.build(), BodyHandlers.ofString());
        answers.requireSuccess(response, response.body());
        return answers.json(response);
    }

    /**
     * Opens a stream of lines; a connection that breaks on the way throws an IOException from it.
     *
     * @throws BoardFailure when there is no such stream
     */
    InputStream lines(String path) throws BoardFailure, InterruptedException {
        HttpResponse<InputStream> response = answered(request(path).build(), BodyHandlers.ofInputStream());
        answers.requireLines(response);
        return response.body();
    }

    /** The sentence for a stream of this board that ended before its end. */
    BoardFailure broken(IOException reason) {
        return Answers.broken(access.board(), reason);
    }

    private <T> HttpResponse<T> answered(HttpRequest request, BodyHandler<T> body)
            throws BoardFailure, InterruptedException {
        while (true) {
            HttpResponse<T> response = once(request, body);
            if (response.statusCode() != 429) {
                return response;
            }
            long seconds = Answers.retryAfter(response).orElse(WAIT_WHEN_NOT_TOLD_SECONDS);
            progress.accept("The board asks for a pause of " + seconds + " s …");
            Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        }
    }

    private <T> HttpResponse<T> once(HttpRequest request, BodyHandler<T> body)
            throws BoardFailure, InterruptedException {
        try {
            return client.send(request, body);
        } catch (ConnectException | HttpConnectTimeoutException nobody) {
            throw new BoardFailure(
                    "Nothing answers at " + access.board()
                            + "; is DKS running there? On this machine `make up` starts it.",
                    nobody);
        } catch (HttpTimeoutException late) {
            throw new BoardFailure(
                    access.board() + " did not answer within " + LIMIT.toSeconds()
                            + " s; run the same again later, nothing is written twice.",
                    late);
        } catch (IOException broken) {
            throw broken(broken);
        }
    }
}
