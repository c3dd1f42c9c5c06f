package dks.ui.posts;

import dks.ui.api.Post;
import dks.ui.markdown.Markdown;
import io.quarkus.qute.RawString;
import java.time.Instant;
import java.util.List;

/**
 * A post as a page shows it.
 *
 * @param page where the page is, and the post on it
 * @param order the order of the lists that it leads to
 */
record PostView(Post post, Instant now, String page, Order order) {

    private static final int EXCERPT_LENGTH = 180;
    // The API has cut what it found around the words found; this only bounds it.
    private static final int FOUND_LENGTH = 600;
    private static final int DESCRIPTION_LENGTH = 160;

    /** A post on a page of its own. */
    static PostView alone(Post post) {
        return new PostView(post, Instant.now(), href(post), Order.NEW);
    }

    /** A post among those that {@code filter} asks for, after {@code cursor}. */
    static PostView listed(Post post, Instant now, Filter filter, String cursor) {
        return new PostView(post, now, filter.href(cursor) + "#" + anchor(post), filter.order());
    }

    public String href() {
        return href(post);
    }

    public long id() {
        return post.id();
    }

    /** Its place in a list. */
    public String anchor() {
        return anchor(post);
    }

    /** Its kudos; null when the API has none to tell of. */
    public KudosView kudos() {
        return post.kudos() == null ? null : new KudosView(post.id(), post.kudos(), post.kudosMine(), page);
    }

    public String title() {
        return post.title();
    }

    /** The title among other words of plain text. */
    public String titleInText() {
        return Isolated.of(post.title());
    }

    public String author() {
        return post.author();
    }

    /** Where everything by this author is. */
    public String authorHref() {
        return Filter.ofAuthor(post.author(), order).href();
    }

    public List<TagLink> tags() {
        return post.tags().stream().map(tag -> new TagLink(tag, order)).toList();
    }

    public PostTime time() {
        return new PostTime(post.createdAt(), now);
    }

    /** True when it is not what was posted at first any more. */
    public boolean edited() {
        return !post.updatedAt().equals(post.createdAt());
    }

    /** When it was changed last. */
    public PostTime editTime() {
        return new PostTime(post.updatedAt(), now);
    }

    /** How many comments there are, in words; null when the API has none to tell of. */
    public String comments() {
        var count = post.comments();
        return count == null ? null : count == 0 ? "No comments yet" : count == 1 ? "1 comment" : count + " comments";
    }

    /** True when there is a comment to read. */
    public boolean discussed() {
        return post.comments() != null && post.comments() > 0;
    }

    /** True when whoever looks may change it. */
    public boolean mine() {
        return post.mine();
    }

    public PostLink link() {
        return PostLink.of(post.link());
    }

    /** What a search found in the text or, without a search, how the text begins; empty when there is nothing to show. */
    public List<Passage> excerpt() {
        return post.excerpt() == null
                ? Passage.plain(Markdown.excerpt(post.body(), EXCERPT_LENGTH))
                : Passage.marked(Markdown.excerpt(post.excerpt(), FOUND_LENGTH));
    }

    /** The first words of the text, for those who show a link to it. */
    public String description() {
        return Markdown.excerpt(post.body(), DESCRIPTION_LENGTH);
    }

    public RawString body() {
        return new RawString(Markdown.html(post.body()));
    }

    private static String href(Post post) {
        return "/posts/" + post.id();
    }

    private static String anchor(Post post) {
        return "post-" + post.id();
    }
}
