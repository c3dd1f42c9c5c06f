package dks.api.problem;

/** What is to be edited was edited by somebody else meanwhile; answered with 409. */
public abstract class Changed extends RuntimeException {

    /**
     * Takes what the sentence for the client is made of.
     *
     * @param thing what it is, in a word
     * @param version the version that it has now
     */
    protected Changed(String thing, int version) {
        super("The " + thing + " is at version " + version
                + " by now; look at it and send that version to overwrite it.");
    }

    /** The problem together with the thing as it is now. */
    public abstract Object conflict(Problem problem);
}
