package dks.ui.api;

/**
 * What the API needs to change a comment.
 *
 * @param version the version that was changed; the API refuses when there is a newer one by now
 */
public record ChangedComment(String body, long version) {}
