package dks.ui.posts;

import dks.ui.api.KnowledgeShareReader;
import dks.ui.api.TagList.TagCount;
import dks.ui.web.Answers;
import dks.ui.web.Html;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The tags in use, most used first. */
@Path("/tags")
@Produces(Html.TYPE)
public class TagsPage {

    record list(List<Row> tags) implements TemplateInstance {}

    private final KnowledgeShareReader api;

    TagsPage(@RestClient KnowledgeShareReader api) {
        this.api = api;
    }

    @GET
    public Response list() {
        var tags = api.tags().tags();
        return Answers.page(
                Response.Status.OK.getStatusCode(),
                new list(tags.stream().map(Row::of).toList()));
    }

    /** A tag and how many posts have it, in words. */
    record Row(TagLink tag, String posts) {

        static Row of(TagCount count) {
            return new Row(
                    new TagLink(count.tag(), Order.NEW), count.posts() + (count.posts() == 1 ? " post" : " posts"));
        }
    }
}
