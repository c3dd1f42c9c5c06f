package dks.board;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A comment under a {@link SeedPost}. */
record SeedComment(
        @JsonProperty(required = true) String author,
        @JsonProperty(required = true) String body) {}
