package dks.api.problem;

/** The person signed in may not do this to this thing; answered with 403. */
public class NotYours extends RuntimeException {

    /** Takes the sentence that the client reads. */
    public NotYours(String sentence) {
        super(sentence);
    }
}
