package dks.drills;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Everything that the load asked for and got, and every write that was acknowledged to it. */
final class Journal {
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final Queue<Written> written = new ConcurrentLinkedQueue<>();

    /**
     * A write that somebody was told is done.
     *
     * @param path of the post, as it was told: {@code /api/posts/7} or {@code /posts/7}
     */
    record Written(long at, String title, String path) {
        String id() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    void add(Answer answer) {
        answers.add(answer);
    }

    void add(Written post) {
        written.add(post);
    }

    /** The answers to requests that were begun between two times, or went on then. */
    List<Answer> answers(long from, long to) {
        return answers.stream()
                .filter(answer -> answer.end() >= from && answer.begin() <= to)
                .toList();
    }

    /** The writes that were acknowledged between two times. */
    List<Written> written(long from, long to) {
        return written.stream()
                .filter(post -> post.at() >= from && post.at() <= to)
                .toList();
    }
}
