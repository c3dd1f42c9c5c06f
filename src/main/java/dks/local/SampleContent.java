package dks.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Puts a handful of posts on an empty board, through the API like everybody else. */
final class SampleContent {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient client;
    private final URI posts;
    private final ObjectMapper json = new ObjectMapper();

    SampleContent(HttpClient client, String apiUrl) {
        this.client = client;
        this.posts = URI.create(apiUrl + "/api/posts");
    }

    /** Writes the samples when there is no post yet, and returns how many were written. */
    int writeWhenEmpty() throws LocalFailure, InterruptedException {
        try {
            HttpResponse<String> list =
                    send(HttpRequest.newBuilder(URI.create(posts + "?limit=1")).timeout(LIMIT), 200);
            if (!json.readTree(list.body()).path("posts").isEmpty()) {
                return 0;
            }
            int number = 0;
            for (JsonNode sample : samples()) {
                // The key keeps a run that was stopped half-way from posting the first ones twice.
                send(
                        HttpRequest.newBuilder(posts)
                                .timeout(LIMIT)
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", "sample-" + ++number)
                                .POST(BodyPublishers.ofString(sample.toString())),
                        201);
            }
            return number;
        } catch (IOException failed) {
            throw new LocalFailure("The sample posts could not be written: " + failed.getMessage(), failed);
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != expected) {
            throw new IOException(response.request().method() + " " + response.uri() + " answered "
                    + response.statusCode() + ": " + response.body());
        }
        return response;
    }

    private JsonNode samples() throws IOException {
        try (InputStream file = SampleContent.class.getResourceAsStream("sample-posts.json")) {
            JsonNode samples = json.readTree(file);
            // Bodies are lists of lines in the file, so that people can read and review them.
            for (JsonNode sample : samples) {
                var lines = new StringBuilder();
                sample.get("body").forEach(line -> lines.append(line.asText()).append('\n'));
                ((ObjectNode) sample).put("body", lines.toString().strip());
            }
            return samples;
        }
    }
}
