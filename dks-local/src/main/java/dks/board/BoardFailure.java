package dks.board;

/** Why something could not be done with a board, in one sentence for the person who typed the command. */
public class BoardFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param sentence what is in the way and what to do about it */
    public BoardFailure(String sentence) {
        super(sentence);
    }

    /** @param sentence what is in the way and what to do about it */
    public BoardFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
