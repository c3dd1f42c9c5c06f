package dks.ui.posts;

import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.KnowledgeShareApi;
import dks.ui.api.Post;
import dks.ui.signin.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Reads a post as whoever is signed in, so that it says whether it is theirs, and as anybody when that does not work. */
@RequestScoped
class PostReader {

    private static final int UNAUTHORIZED = Response.Status.UNAUTHORIZED.getStatusCode();

    private final KnowledgeShareApi api;
    private final Visitor visitor;

    PostReader(@RestClient KnowledgeShareApi api, Visitor visitor) {
        this.api = api;
        this.visitor = visitor;
    }

    /**
     * The post with this id.
     *
     * @throws ApiRefused when there is none
     * @throws ApiUnavailable and what else {@link KnowledgeShareApi} throws, when the API cannot be asked
     */
    Post read(long id) {
        var authorization = visitor.authorization();
        try {
            return ApiUnavailable.ifMissing(api.post(authorization, id));
        } catch (ApiRefused refused) {
            if (authorization == null || refused.problem().status() != UNAUTHORIZED) {
                throw refused;
            }
            return ApiUnavailable.ifMissing(api.post(null, id));
        }
    }
}
