package dks.ui.forms;

import dks.ui.web.Answers;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Answers forms that were sent to be looked at. They have the same address as for publishing, with a word added. */
@RequestScoped
class Previews {

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final RoutingContext request;

    record region(Preview preview) implements TemplateInstance {}

    Previews(RoutingContext request) {
        this.request = request;
    }

    /** True when this form is to be looked at, and nothing else. */
    boolean wanted() {
        return request.queryParams().contains("preview");
    }

    /** True when that is asked for by htmx, which needs no page around it. */
    boolean wantedAlone() {
        return wanted() && request.request().headers().contains("HX-Request");
    }

    /** The preview in its page; for htmx the preview alone. */
    Response answer(Preview preview, Function<Preview, TemplateInstance> page) {
        return Answers.pageOrPart(OK, wantedAlone() ? new region(preview) : page.apply(preview));
    }

    /** The same for who is not signed in where people are: a preview costs work, as publishing does. */
    Response signedOut() {
        return Answers.pageOrPart(UNAUTHORIZED, new region(Preview.SIGNED_OUT));
    }
}
