package dks.ui.api;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** What an answer with an error status means. */
class Refusals implements ResponseExceptionMapper<RuntimeException> {

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
            return new ApiUnavailable("The API answered " + status + " in a way of its own.", notAProblem);
        }
    }
}
