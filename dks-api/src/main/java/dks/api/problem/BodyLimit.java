package dks.api.problem;

import io.quarkus.runtime.configuration.MemorySize;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body that turns out too large while it is read: one sent in chunks does not tell its length before. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final MemorySize limit;

    BodyLimit(@ConfigProperty(name = "dks.max-body-size") MemorySize limit) {
        this.limit = limit;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        int most = Math.toIntExact(limit.asLongValue());
        byte[] body = context.getInputStream().readNBytes(most + 1);
        if (body.length > most) {
            throw new WebApplicationException(413);
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }
}
