package dks.ui.posts;

import dks.ui.api.ApiBusy;
import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.Caller;
import dks.ui.settings.Settings;
import dks.ui.signin.Visitor;
import dks.ui.web.Answers;
import dks.ui.web.ErrorPages;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Deletes what somebody wrote, once the question has been answered; in trouble the question is asked again. */
@RequestScoped
class Deletion {

    private static final Logger LOG = Logger.getLogger(Deletion.class);
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int UNAVAILABLE = 503;

    private final Settings settings;
    private final Visitor visitor;
    private final ErrorPages errorPages;

    Deletion(Settings settings, Visitor visitor, ErrorPages errorPages) {
        this.settings = settings;
        this.visitor = visitor;
        this.errorPages = errorPages;
    }

    /**
     * Deletes it and goes on to {@code then}.
     *
     * @param what a post or comment
     * @param question the page that asks, with a sentence why the answer had no effect
     * @param deletion asks the API in the name of whoever looks
     */
    Response of(String what, Function<String, TemplateInstance> question, Consumer<Caller> deletion, String then) {
        if (!visitor.mayWrite()) {
            return signInFirst(question);
        }
        try {
            deletion.accept(visitor.caller());
            return Response.seeOther(settings.address(then)).build();
        } catch (ApiRefused refused) {
            return switch (refused.problem().status()) {
                case UNAUTHORIZED -> signInFirst(question);
                case FORBIDDEN -> errorPages.notYours(what);
                default -> throw refused;
            };
        } catch (ApiBusy busy) {
            var sentence =
                    "That was a lot in a short time, and nothing was deleted. Try again in " + busy.inWords() + ".";
            return Answers.after(busy.seconds(), Answers.page(ApiBusy.STATUS, question.apply(sentence)));
        } catch (ApiUnavailable trouble) {
            LOG.warnf("A %s was not deleted: %s", what, trouble.getMessage());
            var sentence = "The " + what + " could not be deleted just now. Wait a moment, then try again.";
            return Answers.page(UNAVAILABLE, question.apply(sentence));
        }
    }

    private static Response signInFirst(Function<String, TemplateInstance> question) {
        var sentence = "You are not signed in any more, and nothing was deleted."
                + " Sign in with the link above to get back to this question.";
        return Answers.page(UNAUTHORIZED, question.apply(sentence));
    }
}
