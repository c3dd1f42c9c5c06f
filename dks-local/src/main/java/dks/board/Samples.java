package dks.board;

import java.util.Optional;
import java.util.function.Consumer;

/** The first posts of {@link SeedContent} for a board that nobody has written on yet. */
public final class Samples {
    /** Enough to see what a board is; more would keep a first start waiting. */
    private static final int POSTS = 6;

    private Samples() {}

    /**
     * Writes the samples when the board is empty.
     *
     * @param url where a board without sign-in answers
     * @param progress where pauses are announced
     * @return how many posts were written
     * @throws BoardFailure when the board does not take them
     */
    public static int writeWhenEmpty(String url, Consumer<String> progress) throws BoardFailure, InterruptedException {
        var access = new Access(BoardUrl.of(url), Optional.empty());
        SeedContent content = SeedContent.all();
        var seeding = new Seeding(new Board(access, progress), content.people());
        if (seeding.begin()) {
            return 0;
        }
        for (SeedPost post : content.posts().subList(0, POSTS)) {
            seeding.write(post);
        }
        return POSTS;
    }
}
