package dks.ui.posts;

import dks.ui.api.Post;
import dks.ui.forms.TypedText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What people write of a post, as it stands in the fields of a form. */
record PostText(String title, String link, String body, String tags) {

    private static final Pattern BETWEEN_TAGS = Pattern.compile("[,\\s]+");

    PostText {
        title = Passage.unmarked(TypedText.orEmpty(title));
        link = TypedText.orEmpty(link);
        body = Passage.unmarked(TypedText.lines(body));
        tags = TypedText.orEmpty(tags);
    }

    static PostText empty() {
        return new PostText(null, null, null, null);
    }

    /** The text of a post, to be changed. */
    static PostText of(Post post) {
        return new PostText(post.title(), post.link(), post.body(), String.join(", ", post.tags()));
    }

    /** True when this is the post that was typed here; white space aside, which the API may tidy. */
    boolean became(Post post) {
        return TypedText.sameWords(title, post.title()) && TypedText.sameWords(body, post.body());
    }

    /** True when saving this would change nothing of the post. */
    boolean isIn(Post post) {
        var other = of(post);
        return title.strip().equals(other.title().strip())
                && link.strip().equals(other.link().strip())
                && body.strip().equals(other.body().strip())
                && tidyTags().equals(other.tidyTags());
    }

    /** The link for the API: null when there is none. */
    String linkOrNull() {
        return link.isBlank() ? null : link.strip();
    }

    /** The tags for the API, which decides what a tag is. */
    List<String> tagList() {
        return BETWEEN_TAGS
                .splitAsStream(tags.strip())
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private Set<String> tidyTags() {
        return tagList().stream().map(tag -> tag.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
