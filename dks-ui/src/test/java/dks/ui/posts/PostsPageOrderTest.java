package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostsPageOrderTest extends PageTest {

    @Test
    void the_newest_come_first_unless_those_with_the_most_kudos_are_asked_for() {
        addPosts(3);
        api.giveKudos(1, "somebody");
        assertThat(page("/").select(".post h2").eachText()).containsExactly("Post 3", "Post 2", "Post 1");
        assertThat(page("/").select("#orders [aria-current=true]").eachText()).containsExactly("Newest");
        var most = page("/").select("#orders a:not([aria-current])").attr("href");
        assertThat(page(most).select(".post h2").eachText()).containsExactly("Post 1", "Post 3", "Post 2");
        assertThat(page(most).select("#orders [aria-current=true]").eachText()).containsExactly("Most kudos");
        assertThat(page(most).select("#orders a:not([aria-current])").attr("href"))
                .isEqualTo("/");
    }

    @Test
    void an_order_that_there_is_not_is_the_usual_one() {
        addPosts(1);
        assertThat(page("/?sort=price").select("#orders [aria-current=true]").text())
                .isEqualTo("Newest");
        assertThat(api.received().get(0).uri()).doesNotContain("sort");
    }

    @Test
    void the_order_is_kept_from_page_to_page() {
        addPosts(21);
        var second = page(page("/?sort=kudos").select("#older").attr("href"));
        assertThat(second.select("h1").text()).isEqualTo("More posts");
        assertThat(second.select(".post h2")).hasSize(10);
        assertThat(second.select("#older").text()).isEqualTo("More posts");
        var last = page(second.select("#older").attr("href"));
        assertThat(last.select(".post h2").eachText()).containsExactly("Post 1");
        assertThat(last.select("main > p a").last().text()).isEqualTo("Back to those with the most kudos");
        assertThat(last.select("main > p a").last().attr("href")).isEqualTo("/?sort=kudos");
    }

    @Test
    void a_page_of_another_order_is_an_address_that_does_not_exist() {
        assertThat(browser()
                        .urlEncodingEnabled(false)
                        .get("/?sort=kudos&cursor=after%2F0%2B%3D")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void searching_and_choosing_a_tag_or_an_author_keep_the_order_and_the_order_keeps_them() {
        addPosts(1);
        var page = page("/?q=text&tag=ecs&author=Ada&sort=kudos");
        assertThat(page.select("#search [name=sort]").val()).isEqualTo("kudos");
        assertThat(page.select("#orders a:not(#feed)").eachAttr("href"))
                .containsExactly("/?q=text&tag=ecs&author=Ada", "/?q=text&tag=ecs&author=Ada&sort=kudos");
        assertThat(page.select("#conditions a").eachAttr("href"))
                .allMatch(href -> href.endsWith("&sort=kudos"))
                .hasSize(3);
        assertThat(page.select(".post .tags a").attr("href")).isEqualTo("/?tag=ecs&sort=kudos");
        assertThat(page.select(".post .author").attr("href")).isEqualTo("/?author=Ada&sort=kudos");
        assertThat(page("/").select("#search [name=sort]")).isEmpty();
        assertThat(page("/posts/1").select(".tags a").attr("href")).isEqualTo("/?tag=ecs");
    }

    private void addPosts(int count) {
        for (var i = 1; i <= count; i++) {
            api.add(
                    "Post " + i,
                    null,
                    "Text",
                    List.of("ecs"),
                    "Ada",
                    Instant.now().toString());
        }
    }
}
