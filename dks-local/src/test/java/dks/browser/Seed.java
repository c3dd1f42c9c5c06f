package dks.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Posts and comments written over the API, to have something to look at; and what the API says of them.
 *
 * @param written gets the path of every post; who holds its lock keeps further ones from being written
 */
record Seed(String apiUrl, Consumer<String> written) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Publishes a post and returns its path, which is the same on the pages. */
    String post(String title, String body, String author, String... tags) {
        var post = Map.of("title", title, "body", body, "author", author, "tags", List.of(tags));
        return publish(post);
    }

    /** Comments on the post of this path, and returns the path that the comment's own pages begin with. */
    String comment(String post, String body, String author) {
        return post + "/comments/"
                + send("/api" + post + "/comments", Map.of("body", body, "author", author))
                        .get("id")
                        .asLong();
    }

    /**
     * Publishes a post with its comments and kudos.
     *
     * @param content as posts.yaml has it
     */
    void discussed(JsonNode content) {
        ObjectNode post = content.deepCopy();
        String path = publish(post.retain("title", "link", "body", "author", "tags"));
        content.path("comments").forEach(comment -> send("/api" + path + "/comments", comment));
        for (int n = 0; n < content.path("kudos").asInt(); n++) {
            kudos(path);
        }
    }

    /** Has somebody who gave none yet give kudos to the post of this path. */
    void kudos(String post) {
        answer(request("/api" + post + "/kudos").PUT(BodyPublishers.noBody()).build());
    }

    /** Deletes the post of this path. */
    void delete(String post) {
        answer(request("/api" + post).DELETE().build());
    }

    /** Deletes the post of this path unless somebody else has; says whether it is gone. */
    boolean deleteIfThere(String post) {
        try {
            int status = CLIENT.send(request("/api" + post).DELETE().build(), BodyHandlers.discarding())
                    .statusCode();
            return status / 100 == 2 || status == 404;
        } catch (IOException failed) {
            return false;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** What the API answers to a GET. */
    JsonNode read(String path) {
        return answer(request(path).GET().build());
    }

    /** A word that no other test uses, and that the search takes for one. */
    static String word() {
        return new Random().ints(16, 'a', 'z' + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private String publish(Object post) {
        synchronized (written) {
            String path = "/posts/" + send("/api/posts", post).get("id").asLong();
            written.accept(path);
            return path;
        }
    }

    private JsonNode send(String path, Object content) {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.valueToTree(content).toString()))
                .build());
    }

    // Everything comes from somebody else, as on a real board: one person's writes are limited.
    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(apiUrl + path))
                .header("DKS-Visitor", UUID.randomUUID().toString().replace("-", ""));
    }

    private static JsonNode answer(HttpRequest request) {
        try {
            var response = CLIENT.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.uri() + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
