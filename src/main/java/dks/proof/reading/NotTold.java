package dks.proof.reading;

/**
 * The templates do not tell something that is needed; the message says what and why, without the first words of a
 * sentence.
 */
public class NotTold extends Exception {
    /** How every sentence about what cannot be told begins. */
    public static final String NOT_PROVEN = "Not proven: ";

    private static final long serialVersionUID = 1;

    /** @param why the rest of the sentence that begins with {@link #NOT_PROVEN} */
    public NotTold(String why) {
        super(why);
    }

    /** The whole sentence. */
    public String sentence() {
        return NOT_PROVEN + getMessage();
    }
}
