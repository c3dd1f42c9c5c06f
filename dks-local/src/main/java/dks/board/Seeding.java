package dks.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.board.Tally.Kind;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes {@link SeedContent} to a board, as everybody writes: over the API, a request for each post, comment and kudos.
 * Each carries an idempotency key, so a run that was interrupted is simply run again.
 *
 * <p>Where nobody signs in, each author is a visitor of their own. Where people do, all of it is written by the person
 * whom the token names.
 */
final class Seeding {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEY_REUSED = 422;

    private final Board board;
    private final List<String> people;
    private final Tally tally = new Tally();
    /** When the newest post was written that the board had before; what is not younger was there already. */
    private Instant newestBefore;

    /** @param people who give kudos, the first ones most of them */
    Seeding(Board board, List<String> people) {
        this.board = board;
        this.people = people;
    }

    /**
     * Looks at the board before the first post.
     *
     * @return whether it has posts
     */
    boolean begin() throws BoardFailure, InterruptedException {
        JsonNode newest = board.send(board.request("/api/posts?limit=1")).path("posts");
        if (!newest.isArray()) {
            throw new BoardFailure(board.url() + " answers /api/posts without posts; is that a board of DKS?");
        }
        newestBefore = newest.isEmpty() ? Instant.MIN : createdAt(newest.path(0));
        return !newest.isEmpty();
    }

    /** Writes one post with its comments and kudos; those that are there already stay as they are. */
    void write(SeedPost post) throws BoardFailure, InterruptedException {
        JsonNode written;
        try {
            written = post(post);
        } catch (Refusal refusal) {
            if (refusal.status() != KEY_REUSED) {
                throw refusal;
            }
            // Written in an earlier wording or by another person. Its number is not to be had by its key.
            tally.add(Kind.POST, false);
            post.comments().forEach(comment -> tally.add(Kind.COMMENT, false));
            return;
        }
        long id = written.path("id").asLong();
        boolean isNew = createdAt(written).isAfter(newestBefore);
        tally.add(Kind.POST, isNew);
        Set<Long> known = isNew ? Set.of() : comments(id);
        int number = 0;
        for (SeedComment comment : post.comments()) {
            comment(id, comment, post.name() + "-" + ++number, known);
        }
        kudos(id, post, written.path("kudos").asLong());
    }

    /** What was written, and what was there. */
    Tally tally() {
        return tally;
    }

    private JsonNode post(SeedPost post) throws BoardFailure, InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("title", post.title())
                .put("body", post.body().strip());
        if (post.link() != null) {
            body.put("link", post.link());
        }
        post.tags().forEach(body.putArray("tags")::add);
        return send("/api/posts", body, post.author(), post.name());
    }

    private void comment(long post, SeedComment comment, String key, Set<Long> known)
            throws BoardFailure, InterruptedException {
        ObjectNode body = JSON.createObjectNode().put("body", comment.body().strip());
        JsonNode written = send("/api/posts/" + post + "/comments", body, comment.author(), key);
        tally.add(Kind.COMMENT, !known.contains(written.path("id").asLong()));
    }

    private void kudos(long post, SeedPost seed, long before) throws BoardFailure, InterruptedException {
        long count = before;
        // A person has one to give: with a token there is one person.
        int givers = board.knowsMe() ? Math.min(seed.kudos(), 1) : seed.kudos();
        for (String giver : people.subList(0, givers)) {
            long now = board.send(as(giver, "/api/posts/" + post + "/kudos").PUT(BodyPublishers.noBody()))
                    .path("kudos")
                    .asLong();
            tally.add(Kind.KUDOS, now > count);
            count = now;
        }
    }

    private Set<Long> comments(long post) throws BoardFailure, InterruptedException {
        var ids = new HashSet<Long>();
        board.send(board.request("/api/posts/" + post + "/comments?limit=100"))
                .path("comments")
                .forEach(comment -> ids.add(comment.path("id").asLong()));
        return ids;
    }

    private JsonNode send(String path, ObjectNode body, String author, String key)
            throws BoardFailure, InterruptedException {
        if (!board.knowsMe()) {
            body.put("author", author);
        }
        return board.send(as(author, path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "seed-" + key)
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder as(String person, String path) {
        HttpRequest.Builder request = board.request(path);
        if (!board.knowsMe()) {
            request.header(
                    "DKS-Visitor",
                    "dks-seed-visitor-" + person.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""));
        }
        return request;
    }

    private static Instant createdAt(JsonNode post) {
        return Instant.parse(post.path("createdAt").asText());
    }
}
