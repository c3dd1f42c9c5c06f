package dks.api.board;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines of one import. */
record Batch(List<Line> lines) {

    /** The lines of one kind. */
    <T extends Line> List<T> all(Class<T> kind) {
        return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The keys of the posts that comments and kudos are for. */
    Set<String> postsReferredTo() {
        return lines.stream().flatMap(Batch::post).collect(Collectors.toSet());
    }

    /**
     * Refuses comments and kudos for posts that are neither among the lines nor among these.
     *
     * @throws BadLine for the first of them
     */
    void requirePosts(Set<String> stored) {
        Set<String> there = new HashSet<>(stored);
        all(PostLine.class).forEach(post -> there.add(post.key()));
        for (int i = 0; i < lines.size(); i++) {
            int number = i + 1;
            post(lines.get(i)).filter(key -> !there.contains(key)).findAny().ifPresent(key -> {
                throw new BadLine(number, "There is no post '" + key + "'; import it before what belongs to it.");
            });
        }
    }

    private static Stream<String> post(Line line) {
        if (line instanceof CommentLine comment) {
            return Stream.of(comment.post());
        }
        return line instanceof KudosLine kudos ? Stream.of(kudos.post()) : Stream.empty();
    }
}
