package dks.ui.api;

import java.util.List;
import java.util.Objects;

/** The tags that posts have, most used first. */
public record TagList(List<TagCount> tags) {

    public TagList {
        tags = List.copyOf(tags);
    }

    /** A tag and how many posts have it. */
    public record TagCount(String tag, long posts) {

        public TagCount {
            Objects.requireNonNull(tag);
        }
    }
}
