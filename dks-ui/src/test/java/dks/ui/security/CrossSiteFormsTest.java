package dks.ui.security;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.Test;

/** Every form of every page that a link leads to: found by following the links, so that none can be forgotten. */
@QuarkusTest
class CrossSiteFormsTest extends PageTest {

    private static final String EVIL = "https://evil.example";

    @Test
    void no_form_does_anything_for_another_site() {
        api.add("One", "Text");
        api.comment(1, "A comment", "Ada");
        var forms = formsOfAllPages();
        assertThat(forms)
                .extracting(form -> form.attr("action"))
                .contains("/posts", "/posts/1/edit", "/posts/1/delete");
        api.received().clear();
        for (var form : forms) {
            for (var header : List.of(
                    Map.of("Origin", EVIL),
                    Map.of("Sec-Fetch-Site", "cross-site"),
                    Map.of("Origin", EVIL, "Sec-Fetch-Site", "cross-site"),
                    Map.of("Origin", "null"),
                    Map.<String, String>of())) {
                assertThat(send((FormElement) form, header).statusCode())
                        .as("%s from %s", form.attr("action"), header)
                        .isEqualTo(403);
            }
        }
        assertThat(api.received()).isEmpty();
    }

    @Test
    void what_the_forms_send_is_not_done_by_reading() {
        api.add("One", "Text");
        api.comment(1, "A comment", "Ada");
        var forms = formsOfAllPages();
        api.received().clear();
        for (var form : forms) {
            browser().queryParams(fields((FormElement) form)).get(form.attr("action"));
        }
        assertThat(api.received()).allMatch(request -> request.method().equals("GET"));
    }

    private List<Element> formsOfAllPages() {
        var seen = new TreeSet<String>();
        var forms = new ArrayList<Element>();
        var ahead = new ArrayList<>(List.of("/"));
        while (!ahead.isEmpty()) {
            var path = ahead.remove(0);
            if (seen.add(path)) {
                var page = page(path);
                forms.addAll(page.select("form[method=post]"));
                ahead.addAll(links(page));
            }
        }
        assertThat(seen).contains("/posts/new", "/posts/1/edit", "/posts/1/comments/1/delete");
        return forms;
    }

    private static List<String> links(Document page) {
        return page.select("a[href^=/]").eachAttr("href").stream()
                .map(href -> href.replaceFirst("#.*", ""))
                .toList();
    }

    private static Response send(FormElement form, Map<String, String> headers) {
        return browser()
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .headers(headers)
                .formParams(fields(form))
                .formParam("sent", "from elsewhere")
                .post(form.attr("action"));
    }

    private static Map<String, String> fields(FormElement form) {
        var fields = new LinkedHashMap<String, String>();
        form.formData().forEach(field -> fields.put(field.key(), field.value().isEmpty() ? "typed" : field.value()));
        return fields;
    }
}
