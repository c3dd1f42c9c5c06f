package dks.ui.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The comments that a {@link FakeApi} holds, oldest first. */
final class FakeComments {

    private final List<Map<String, Object>> comments = new CopyOnWriteArrayList<>();
    private long lastId;

    void clear() {
        comments.clear();
        lastId = 0;
    }

    Map<String, Object> add(long postId, String body, String author, String createdAt) {
        var comment = new LinkedHashMap<String, Object>();
        comment.put("id", ++lastId);
        comment.put("postId", postId);
        comment.put("body", body);
        comment.put("author", author);
        comment.put("createdAt", createdAt);
        comment.put("updatedAt", createdAt);
        comment.put("version", 1L);
        comments.add(comment);
        return comment;
    }

    List<Map<String, Object>> of(Object postId) {
        return comments.stream()
                .filter(comment -> comment.get("postId").equals(postId))
                .toList();
    }

    /** The comment as it is now; null when there is none. */
    Map<String, Object> find(long id) {
        return comments.stream()
                .filter(comment -> comment.get("id").equals(id))
                .findFirst()
                .orElse(null);
    }

    void replace(Map<String, Object> comment, String body) {
        comment.put("body", body);
        comment.put("updatedAt", Instant.now().toString());
        comment.put("version", (long) comment.get("version") + 1);
    }

    void remove(Map<String, Object> comment) {
        comments.remove(comment);
    }

    void removeAllOf(Object postId) {
        comments.removeIf(comment -> comment.get("postId").equals(postId));
    }
}
