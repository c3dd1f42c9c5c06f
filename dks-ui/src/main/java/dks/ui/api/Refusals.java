package dks.ui.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** What an answer with an error status means. */
class Refusals implements ResponseExceptionMapper<RuntimeException> {

    // Content Too Large and URI Too Long come from a server or load balancer, without a problem document. A search is
    // part of the API's address, where it may need three times as much room as in the address of the page.
    private static final Set<Integer> TOO_LONG = Set.of(413, 414);

    @Override
    public RuntimeException toThrowable(Response response) {
        var status = response.getStatus();
        if (status == ApiBusy.STATUS) {
            return ApiBusy.until(response.getHeaderString(HttpHeaders.RETRY_AFTER));
        }
        if (TaskLost.STATUSES.contains(status)) {
            return new TaskLost(status);
        }
        if (status >= 500) {
            return new ApiUnavailable("The API answered " + status + ".");
        }
        try {
            var problem = response.readEntity(Problem.class);
            return new ApiRefused(new Problem(status, problem.detail(), problem.errors(), problem.current()));
        } catch (ProcessingException | WebApplicationException | NullPointerException notAProblem) {
            if (TOO_LONG.contains(status)) {
                return new ApiRefused(new Problem(status, "This is too long. Shorten it and try again.", null, null));
            }
            return new ApiUnavailable("The API answered " + status + " in a way of its own.", notAProblem);
        }
    }
}
