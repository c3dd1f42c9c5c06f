package dks.ui.api;

/**
 * The kudos of a post.
 *
 * @param kudos how many people gave some
 * @param kudosMine true when whoever asked is one of them
 */
public record Kudos(long kudos, boolean kudosMine) {}
