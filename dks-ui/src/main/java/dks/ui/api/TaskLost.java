package dks.ui.api;

import java.util.Set;

/** The task of the API that was asked gave no answer, says the load balancer: the next request may reach another. */
final class TaskLost extends ApiUnavailable {

    /**
     * Bad Gateway and Gateway Timeout, which the API itself never answers. Not 503 and 429: with those a busy API asks for a
     * pause, and a second request at once would double its load.
     */
    static final Set<Integer> STATUSES = Set.of(502, 504);

    TaskLost(int status) {
        super("The API answered " + status + ".");
    }
}
