package dks.ui.posts;

import dks.ui.api.Post;
import dks.ui.markdown.Markdown;
import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.List;

/** A post as the pages show it. */
record PostView(Post post, Instant now) {

    private static final int EXCERPT_LENGTH = 240;

    public String href() {
        return "/posts/" + post.id();
    }

    public String title() {
        return post.title();
    }

    public String author() {
        return post.author();
    }

    public List<String> tags() {
        return post.tags();
    }

    public PostTime time() {
        return new PostTime(post.createdAt(), now);
    }

    public PostLink link() {
        return PostLink.of(post.link());
    }

    public String excerpt() {
        return Markdown.excerpt(post.body(), EXCERPT_LENGTH);
    }

    public RawString body() {
        return new RawString(Markdown.html(post.body()));
    }
}
