package dks.ui.posts;

import dks.ui.api.KnowledgeShareReader;
import dks.ui.api.Written;
import dks.ui.settings.Settings;
import dks.ui.signin.Visitor;
import dks.ui.web.Answers;
import dks.ui.web.ErrorPages;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Opens the pages for changing and deleting what somebody wrote: to who may. Others sign in first, or read that it is not
 * theirs. The API decides again, when something is sent.
 */
@RequestScoped
class AuthorCheck {

    private final Settings settings;
    private final Visitor visitor;
    private final ErrorPages errorPages;

    AuthorCheck(Settings settings, Visitor visitor, ErrorPages errorPages) {
        this.settings = settings;
        this.visitor = visitor;
        this.errorPages = errorPages;
    }

    /**
     * The page for changing something: for its author.
     *
     * @param what a post or comment
     * @param reading reads it; see {@link KnowledgeShareReader}
     * @param page the page about it
     */
    <T extends Written> Response toChange(String what, Supplier<T> reading, Function<T, TemplateInstance> page) {
        return open(what, reading, Written::mine, page);
    }

    /** The page for deleting something: for its author and for moderators; otherwise as {@link #toChange}. */
    <T extends Written> Response toDelete(String what, Supplier<T> reading, Function<T, TemplateInstance> page) {
        return open(what, reading, written -> written.mine() || visitor.isModerator(), page);
    }

    private <T extends Written> Response open(
            String what, Supplier<T> reading, Predicate<T> may, Function<T, TemplateInstance> page) {
        if (!visitor.mayWrite()) {
            return Response.seeOther(settings.address(visitor.signInHref())).build();
        }
        var written = reading.get();
        return may.test(written)
                ? Answers.page(Response.Status.OK.getStatusCode(), page.apply(written))
                : errorPages.notYours(what);
    }
}
