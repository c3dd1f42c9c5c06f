package dks.ui.web;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Serves {@link Assets}. An address with another digest is of another release, and unknown here. */
@Path("/")
public class AssetFiles {

    private static final String FOR_A_YEAR = "public, max-age=31536000, immutable";

    private final Assets assets;

    AssetFiles(Assets assets) {
        this.assets = assets;
    }

    @GET
    @Path("assets/{digest}/{name}")
    public Response file(@PathParam("digest") String digest, @PathParam("name") String name) {
        var asset = assets.named(name);
        if (asset == null || !asset.digest().equals(digest)) {
            throw new NotFoundException();
        }
        return Response.ok(asset.content(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, FOR_A_YEAR)
                .build();
    }

    /** Browsers ask for it by this name when they show something that is not a page. */
    @GET
    @Path("favicon.ico")
    public Response icon() {
        var asset = assets.named("favicon.svg");
        return Response.ok(asset.content(), asset.type())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=86400")
                .build();
    }
}
