package dks.api.problem;

/** A thing is not as the client's If-Match says; answered with 412, and nothing is done. */
public class PreconditionFailed extends RuntimeException {

    /** Says it in a sentence. */
    public PreconditionFailed() {
        super("It is not what the ETag in If-Match stands for any more; read it again.");
    }
}
