package dks.ui.operations;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Tells the API which request it is asked for. */
@Provider
public final class RequestIdForApi implements ClientRequestFilter {

    @Override
    public void filter(ClientRequestContext request) {
        var id = RequestId.current();
        if (id != null) {
            request.getHeaders().putSingle(RequestId.HEADER, id);
        }
    }
}
