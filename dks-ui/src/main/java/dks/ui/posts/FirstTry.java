package dks.ui.posts;

import dks.ui.api.Problem;
import jakarta.ws.rs.core.Response;

/** What to say when a form is sent whose first try was published, with another text or until it was deleted. */
final class FirstTry {

    private static final int GONE = Response.Status.GONE.getStatusCode();
    private static final int UNPROCESSABLE = 422;

    private FirstTry() {}

    /** True when the API refuses a form because of its first try; what it says then is about keys, and not for people. */
    static boolean refused(Problem problem) {
        return problem.status() == GONE || problem.status() == UNPROCESSABLE;
    }

    /** The first try, by the same person, is there. */
    static String isYours(String what) {
        return "A first try of this form was published, and what you typed since was not. Below are your text and the"
                + " published " + what + ". Save yours as a change of that " + what + ", or publish it as a new one.";
    }

    /** The first try is there, but not to be changed. */
    static String isNotYours(String what) {
        return "This form was published before, with another text. Everything you typed is still here. Publish again to"
                + " make a second " + what + " of it.";
    }

    /** What to say when the API does not give the first try. */
    static String isMissing(String what, Problem problem) {
        return problem.status() == GONE
                ? "This form was published before, and the " + what + " was deleted since. Everything you typed is"
                        + " still here. Publish again to make a new " + what + " of it."
                : isNotYours(what);
    }

    /** The status of a page that says so. */
    static int status(Problem problem) {
        return problem.status() == GONE ? GONE : Response.Status.CONFLICT.getStatusCode();
    }
}
