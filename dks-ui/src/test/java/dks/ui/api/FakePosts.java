package dks.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The posts that a {@link FakeApi} holds, newest first. It searches by the words alone: no stems, phrases or operators. */
final class FakePosts {

    private static final Pattern MARKERS = Pattern.compile("[\\uE000\\uE001]");

    private final List<Map<String, Object>> posts = new CopyOnWriteArrayList<>();
    private long lastId;

    void clear() {
        posts.clear();
        lastId = 0;
    }

    int count() {
        return posts.size();
    }

    Map<String, Object> add(
            String title, String link, String body, List<String> tags, String author, String createdAt) {
        var post = new LinkedHashMap<String, Object>();
        post.put("id", ++lastId);
        put(post, title, link, body, tags);
        post.put("author", author);
        post.put("createdAt", createdAt);
        post.put("updatedAt", createdAt);
        post.put("version", 1L);
        posts.add(0, post);
        return post;
    }

    /** The post as it is now; null when there is none. */
    Map<String, Object> find(long id) {
        return posts.stream()
                .filter(post -> post.get("id").equals(id))
                .findFirst()
                .orElse(null);
    }

    void replace(Map<String, Object> post, JsonNode by) {
        var link = by.path("link");
        put(
                post,
                by.path("title").asText(),
                link.isTextual() ? link.asText() : null,
                by.path("body").asText(),
                tags(by));
        post.put("updatedAt", Instant.now().toString());
        post.put("version", (long) post.get("version") + 1);
    }

    void remove(Map<String, Object> post) {
        posts.remove(post);
    }

    List<Map<String, Object>> search(String q, String tag, String author) {
        return posts.stream()
                .filter(post ->
                        q == null || words(q).allMatch(word -> text(post).contains(word)))
                .filter(post -> tag == null || tagsOf(post).contains(tag))
                .filter(post -> author == null || post.get("author").equals(author))
                .map(post -> q == null ? post : withExcerpt(post, q))
                .toList();
    }

    List<Map<String, Object>> tagCounts() {
        var counts = posts.stream()
                .flatMap(post -> tagsOf(post).stream())
                .collect(Collectors.groupingBy(tag -> tag, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> Map.<String, Object>of("tag", entry.getKey(), "posts", entry.getValue()))
                .toList();
    }

    static List<String> tags(JsonNode body) {
        var tags = new ArrayList<String>();
        body.path("tags").forEach(tag -> tags.add(tag.asText().toLowerCase(Locale.ROOT)));
        return tags.stream().distinct().toList();
    }

    private static void put(Map<String, Object> post, String title, String link, String body, List<String> tags) {
        post.put("title", MARKERS.matcher(title).replaceAll("").strip());
        post.put("link", link);
        post.put("body", MARKERS.matcher(body).replaceAll(""));
        post.put("tags", tags);
    }

    private static Map<String, Object> withExcerpt(Map<String, Object> post, String q) {
        var words = words(q).map(Pattern::quote).collect(Collectors.joining("|", "(?i)(", ")"));
        var copy = new LinkedHashMap<>(post);
        copy.put("excerpt", ((String) post.get("body")).replaceAll(words, "\uE000$1\uE001"));
        return copy;
    }

    private static String text(Map<String, Object> post) {
        return (post.get("title") + " " + post.get("tags") + " " + post.get("body")).toLowerCase(Locale.ROOT);
    }

    private static Stream<String> words(String q) {
        return Stream.of(q.toLowerCase(Locale.ROOT).split("\\s+"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> tagsOf(Map<String, Object> post) {
        return (List<String>) post.get("tags");
    }
}
