package dks.ui.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;

/** Whom the API is asked for. A class with getters, because the REST client takes no record. */
public final class Caller {

    /** Nobody in particular. */
    public static final Caller ANYBODY = new Caller(null, null);

    @HeaderParam(HttpHeaders.AUTHORIZATION)
    private final String authorization;

    @HeaderParam("DKS-Visitor")
    private final String visitor;

    /**
     * Somebody.
     *
     * @param authorization the {@code Authorization} header of who is signed in; null when nobody is
     * @param visitor the visitor's mark where nobody signs in; null where people do
     */
    public Caller(String authorization, String visitor) {
        this.authorization = authorization;
        this.visitor = visitor;
    }

    public String getAuthorization() {
        return authorization;
    }

    public String getVisitor() {
        return visitor;
    }

    /** True when this is somebody who is signed in. */
    public boolean isSignedIn() {
        return authorization != null;
    }
}
