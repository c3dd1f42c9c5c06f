package dks.board;

import java.util.List;
import java.util.function.Consumer;

/** {@code make seed}: fills a board with posts, comments and kudos to look at. */
public final class Seed {
    private Seed() {}

    /** Takes no arguments; {@code URL} and {@code DKS_TOKEN} come from the environment. */
    public static void main(String[] arguments) {
        Command.run(environment -> write(Access.from(environment), SeedContent.all(), System.out::println));
    }

    static void write(Access access, SeedContent content, Consumer<String> out)
            throws BoardFailure, InterruptedException {
        var seeding = new Seeding(new Board(access, out), content.people());
        seeding.begin();
        List<SeedPost> posts = content.posts();
        for (int i = 0; i < posts.size(); i++) {
            seeding.write(posts.get(i));
            out.accept((i + 1) + " of " + posts.size() + ": " + posts.get(i).title());
        }
        out.accept("Wrote " + seeding.tally().written() + " to " + access.board() + "; "
                + seeding.tally().known() + " were there already.");
    }
}
