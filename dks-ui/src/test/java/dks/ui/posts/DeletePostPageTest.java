package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import dks.ui.api.FakeApi.Received;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DeletePostPageTest extends PageTest {

    private static final String DELETE = "/posts/1/delete";

    @BeforeEach
    void onePost() {
        api.add("Old news", "Text");
    }

    @Test
    void before_anything_is_deleted_there_is_a_question() {
        var page = page(DELETE);
        assertThat(page.select("h1").text()).isEqualTo("Delete “Old news”?");
        assertThat(page.title()).startsWith("Delete “Old news”?");
        assertThat(page.select("#delete-post").attr("method")).isEqualTo("post");
        assertThat(page.select("#delete-post").attr("action")).isEqualTo(DELETE);
        assertThat(page.select("#delete-post a").attr("href")).isEqualTo("/posts/1");
    }

    @Test
    void asking_deletes_nothing() {
        page(DELETE);
        browser().head(DELETE);
        assertThat(api.count()).isEqualTo(1);
        assertThat(api.received()).extracting(Received::method).containsOnly("GET");
    }

    @Test
    void after_the_answer_the_post_is_gone_and_the_list_shown() {
        var answer = form().post(DELETE);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("https://dks.example/");
        assertThat(api.count()).isZero();
        assertThat(browser().get("/posts/1").statusCode()).isEqualTo(404);
    }

    @Test
    void a_post_that_is_gone_already_is_a_page_that_says_so() {
        form().post(DELETE);
        for (var answer : List.of(form().post(DELETE), browser().get(DELETE))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(parse(answer).select("#trouble").text()).contains("the post was removed");
        }
    }

    @Test
    void a_post_of_somebody_else_is_neither_offered_nor_deleted() {
        api.mineIsNothing();
        for (var answer : List.of(form().post(DELETE), browser().get(DELETE))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(parse(answer).select("#trouble").text()).contains("This is not your post");
            assertThat(parse(answer).select("#delete-post")).isEmpty();
        }
        assertThat(api.count()).isEqualTo(1);
    }

    @Test
    void with_the_api_down_the_question_is_asked_again() {
        api.goDown();
        var answer = form().post(DELETE);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(parse(answer).select("#notice").text()).contains("could not be deleted");
        assertThat(parse(answer).select("meta[http-equiv=refresh]")).isEmpty();
        api.comeUp();
        var again = parse(answer).select("#delete-post").attr("action");
        assertThat(form().post(again).statusCode()).isEqualTo(303);
        assertThat(api.count()).isZero();
    }
}
