package dks.ui.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.ui.api.ApiBusy;
import dks.ui.api.ApiRefused;
import dks.ui.api.ApiUnavailable;
import dks.ui.api.Problem;
import dks.ui.signin.Visitor;
import dks.ui.web.Answers;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Previews what was typed into a form, or sends it to the API. Nothing typed is ever lost: every refusal shows the form
 * again.
 */
@RequestScoped
public class FormSender {

    private static final Logger LOG = Logger.getLogger(FormSender.class);
    private static final int UNAUTHORIZED = 401;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;
    // Somebody else's change came first, or the first try of the same form did.
    private static final Set<Integer> CONFLICTS = Set.of(Response.Status.CONFLICT.getStatusCode(), UNPROCESSABLE);

    private final Visitor visitor;
    private final Previews previews;
    private final ObjectMapper json;

    FormSender(Visitor visitor, Previews previews, ObjectMapper json) {
        this.visitor = visitor;
        this.previews = previews;
        this.json = json;
    }

    /**
     * How a form speaks.
     *
     * @param subject what is sent, such as "Your post"
     * @param again how to send it again, such as "save again"
     * @param refusals what else to say than the API, by its status
     */
    public record Words(String subject, String again, Map<Integer, String> refusals) {}

    /** The page with the form, what is wrong with it, and what its text will look like. */
    public interface Page {
        TemplateInstance of(Complaints complaints, Preview preview);
    }

    /**
     * Shows what its text will look like, if that is what was asked for; else sends it. Both only for who may write.
     *
     * @param attempt asks the API, and answers when it accepts
     */
    public Response previewOrSend(Words words, Page form, Supplier<Preview> preview, Supplier<Response> attempt) {
        Function<Complaints, TemplateInstance> page = complaints -> form.of(complaints, Preview.NONE);
        if (!visitor.mayWrite()) {
            return previews.wantedAlone() ? previews.signedOut() : signInFirst(words, page);
        }
        return previews.wanted()
                ? previews.answer(preview.get(), shown -> form.of(Complaints.NONE, shown))
                : send(words, page, attempt);
    }

    private static Response send(Words words, Function<Complaints, TemplateInstance> form, Supplier<Response> attempt) {
        try {
            return attempt.get();
        } catch (ApiRefused refused) {
            return refused(words, form, refused.problem());
        } catch (ApiBusy busy) {
            var sentence = "That was a lot in a short time. Everything you typed is still here: wait " + busy.inWords()
                    + ", then " + words.again() + ".";
            return Answers.after(busy.seconds(), again(ApiBusy.STATUS, form, sentence));
        } catch (ApiUnavailable trouble) {
            LOG.warnf("%s could not be saved: %s", words.subject(), trouble.getMessage());
            return again(
                    UNAVAILABLE,
                    form,
                    words.subject() + " could not be saved just now. Everything you typed is still here:"
                            + " wait a moment, then " + words.again() + ".");
        }
    }

    /** What is stored now, when a conflict with it is the problem and the API gives it. */
    public <T> Optional<T> current(Problem problem, Class<T> type) {
        if (!CONFLICTS.contains(problem.status()) || problem.current() == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.treeToValue(problem.current(), type));
        } catch (JsonProcessingException unreadable) {
            throw new ApiUnavailable("The API told of a conflict in a way of its own.", unreadable);
        }
    }

    private static Response refused(Words words, Function<Complaints, TemplateInstance> form, Problem problem) {
        if (problem.status() == UNAUTHORIZED) {
            return signInFirst(words, form);
        }
        var sentence = words.refusals().get(problem.status());
        return sentence == null
                ? Answers.page(UNPROCESSABLE, form.apply(Complaints.of(problem)))
                : again(problem.status(), form, sentence);
    }

    private static Response signInFirst(Words words, Function<Complaints, TemplateInstance> form) {
        var sentence = "You are not signed in any more. Everything you typed is still here:"
                + " sign in in another tab, come back and " + words.again() + ".";
        return Answers.page(UNAUTHORIZED, form.apply(Complaints.signedOut(sentence)));
    }

    private static Response again(int status, Function<Complaints, TemplateInstance> form, String sentence) {
        return Answers.page(status, form.apply(Complaints.notice(sentence)));
    }
}
