package dks.drills;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.drills.Journal.Written;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The board as it is after a drill, read through the load balancer to its last post. */
record Board(String url) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIES = 30;
    private static final int OK = 200;

    /** Looks for posts: each must be there under the address that was told, and once only. */
    Outcome.Writes check(List<Written> written) {
        Map<String, Integer> times = new HashMap<>();
        Map<String, String> titles = new TreeMap<>();
        String next = null;
        do {
            JsonNode page = page(next);
            for (JsonNode post : page.path("posts")) {
                titles.put(post.path("id").asText(), post.path("title").asText());
                times.merge(post.path("title").asText(), 1, Integer::sum);
            }
            next = page.path("next").textValue();
        } while (next != null);
        int lost = (int) written.stream()
                .filter(post -> !post.title().equals(titles.get(post.id())))
                .count();
        int doubled = (int) times.values().stream().filter(count -> count > 1).count();
        return new Outcome.Writes(written.size(), lost, doubled);
    }

    /** When the newest posts were published, in the order of the list; at most as many as one page holds. */
    List<Instant> newest(int count) {
        var times = new ArrayList<Instant>();
        page(null)
                .path("posts")
                .forEach(post -> times.add(Instant.parse(post.path("createdAt").asText())));
        return times.subList(0, Math.min(count, times.size()));
    }

    /** The system may still recover: what it cannot answer now it is asked again. */
    private JsonNode page(String cursor) {
        String address = url + "/api/posts?limit=100"
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8));
        String last = "";
        HttpClient client = HttpClient.newHttpClient();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(address))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() == OK) {
                    return JSON.readTree(answer.body());
                }
                last = "status " + answer.statusCode();
            } catch (IOException e) {
                last = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The drill was interrupted.", e);
            }
            Time.sleep(1000);
        }
        throw new IllegalStateException("The posts cannot be counted: " + address + " is answered with " + last + ".");
    }
}
