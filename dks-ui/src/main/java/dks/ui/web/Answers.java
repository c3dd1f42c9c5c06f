package dks.ui.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** Pages as answers. */
public final class Answers {

    private static final int UNAVAILABLE = 503;

    private Answers() {}

    /** A page with its status, made by {@link Rendering}, and when to try again if that is 503. */
    public static Response page(int status, TemplateInstance page) {
        return page(status, 0, page);
    }

    private static Response page(int status, long characters, TemplateInstance page) {
        return Response.status(status)
                .entity(Rendering.of(characters, () -> bytes(page)))
                .header(HttpHeaders.RETRY_AFTER, status == UNAVAILABLE ? ErrorPages.RETRY_AFTER_SECONDS : null)
                .build();
    }

    /** The same, for an address that answers htmx with a part of the page. */
    public static Response pageOrPart(int status, TemplateInstance page) {
        return pageOrPart(status, 0, page);
    }

    /** The same, made of so many {@code characters} of people's texts. */
    public static Response pageOrPart(int status, long characters, TemplateInstance page) {
        return Response.fromResponse(page(status, characters, page))
                .header(HttpHeaders.VARY, "HX-Request")
                .build();
    }

    /** An answer that also says after how many seconds to try again. */
    public static Response after(int seconds, Response answer) {
        return Response.fromResponse(answer)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static byte[] bytes(TemplateInstance page) {
        return page.render().getBytes(StandardCharsets.UTF_8);
    }
}
