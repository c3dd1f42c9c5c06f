package dks.api.problem;

/** What was asked for by its id is not there; answered with 404. */
public class NoSuchThing extends RuntimeException {

    /** Takes the sentence that the client reads. */
    public NoSuchThing(String sentence) {
        super(sentence);
    }
}
