package dks.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;

/** What the API needs to publish a comment. {@code author} is left out when null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewComment(String body, String author) {}
