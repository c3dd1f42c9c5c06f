package dks.ui.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.http.HttpClosedException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

/**
 * Asks once more where one task of the API is lost, which need not be all of it: it hangs, or has ended while it was asked.
 * What hangs is asked for again only when the load balancer knows of it: see {@code quarkus.rest-client.reader.read-timeout}.
 */
@AskedTwice
@Interceptor
@Priority(Interceptor.Priority.APPLICATION + 1)
class SecondTry {

    @AroundInvoke
    Object ask(InvocationContext question) throws Exception {
        try {
            return question.proceed();
        } catch (TaskLost | HttpClosedException lost) {
            return question.proceed();
        } catch (ProcessingException trouble) {
            if (cameNoAnswer(trouble.getCause())) {
                return question.proceed();
            }
            throw trouble;
        }
    }

    /** Whether the request was sent, and nothing came back; where nobody takes it, another try is of no use. */
    private static boolean cameNoAnswer(Throwable cause) {
        return cause instanceof TimeoutException
                || cause instanceof IOException
                        && !(cause instanceof ConnectException)
                        && !(cause instanceof JsonProcessingException);
    }
}
