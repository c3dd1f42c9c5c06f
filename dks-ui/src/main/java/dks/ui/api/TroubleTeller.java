package dks.ui.api;

import io.vertx.core.http.HttpClosedException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ProcessingException;
import org.jboss.resteasy.reactive.ClientWebApplicationException;

/** Makes {@link ApiUnavailable} of everything that can go wrong between this service and the API. */
@TroubleTold
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
class TroubleTeller {

    @AroundInvoke
    Object ask(InvocationContext question) throws Exception {
        try {
            var answer = question.proceed();
            if (answer == null && question.getMethod().getReturnType() != void.class) {
                throw new ApiUnavailable("The API answered with nothing.");
            }
            return answer;
        } catch (ClientWebApplicationException unreadable) {
            throw new ApiUnavailable("The API cannot be understood: " + unreadable.getMessage(), unreadable);
        } catch (ProcessingException | HttpClosedException unreachable) {
            // Vert.x tells in its own words that the API ended while it was asked.
            throw new ApiUnavailable("The API cannot be asked: " + unreachable.getMessage(), unreachable);
        }
    }
}
