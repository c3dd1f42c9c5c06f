package dks.api.posts;

/** A post was edited by somebody else meanwhile, so an edit of the older version would lose theirs; answered with 409. */
class PostChanged extends RuntimeException {

    private final transient Post current;

    /** Takes the post as it is now. */
    PostChanged(Post current) {
        super("The post is at version " + current.version()
                + " by now; look at it and send that version to overwrite it.");
        this.current = current;
    }

    /** The post as it is now. */
    Post current() {
        return current;
    }
}
