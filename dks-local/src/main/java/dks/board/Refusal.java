package dks.board;

/** The board understood a request and did not do it: an answer with a status from 400 to 499 and a reason. */
final class Refusal extends BoardFailure {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    Refusal(BoardUrl board, int status, String reason) {
        super(board + " refuses (" + status + "): " + reason);
        this.status = status;
        this.reason = reason;
    }

    int status() {
        return status;
    }

    /** The board's own sentence. */
    String reason() {
        return reason;
    }
}
