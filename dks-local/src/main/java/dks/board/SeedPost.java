package dks.board;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A post of the content that a new board can be filled with, as posts.yaml has it.
 *
 * @param name makes its idempotency key; never given to another post
 * @param link may be null
 * @param body Markdown
 * @param kudos how many people give it kudos, at most {@link SeedContent#people}
 */
record SeedPost(
        @JsonProperty(required = true) String name,
        @JsonProperty(required = true) String title,
        String link,
        @JsonProperty(required = true) String author,
        List<String> tags,
        int kudos,
        @JsonProperty(required = true) String body,
        List<SeedComment> comments) {

    SeedPost {
        tags = tags == null ? List.of() : List.copyOf(tags);
        comments = comments == null ? List.of() : List.copyOf(comments);
    }
}
