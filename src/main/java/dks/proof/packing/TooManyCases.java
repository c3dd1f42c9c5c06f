package dks.proof.packing;

/** There are too many ways to place these tasks to look at each: nothing is proven either way. */
final class TooManyCases extends Exception {
    private static final long serialVersionUID = 1;

    TooManyCases() {
        super("too many ways to place the tasks");
    }
}
