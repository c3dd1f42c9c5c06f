package dks.ui.api;

/** The API cannot be reached, is too slow, or answers with an error of its own: trying again later may help. */
public sealed class ApiUnavailable extends RuntimeException permits ApiBusy, TaskLost {

    public ApiUnavailable(String sentence) {
        super(sentence);
    }

    public ApiUnavailable(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
