package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.PageTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TagsPageTest extends PageTest {

    @Test
    void tags_are_shown_most_used_first_with_how_many_posts_have_them() {
        add("ecs", "aws");
        add("ecs", "c++");
        var page = page("/tags");
        assertThat(page.title()).isEqualTo("Tags · DevOps Knowledge Share");
        assertThat(page.select("#tags li").eachText()).containsExactly("ecs 2 posts", "aws 1 post", "c++ 1 post");
        assertThat(page.select("#tags a").eachAttr("href")).containsExactly("/?tag=ecs", "/?tag=aws", "/?tag=c%2B%2B");
    }

    @Test
    void without_tags_the_page_says_so() {
        add();
        var page = page("/tags");
        assertThat(page.select("#empty").text()).contains("No post has a tag yet");
        assertThat(page.select("#tags")).isEmpty();
    }

    @Test
    void every_page_leads_to_the_tags() {
        assertThat(page("/posts/new").select("#tag-list").attr("href")).isEqualTo("/tags");
    }

    private void add(String... tags) {
        api.add("Title", null, "Text", List.of(tags), "Ada", "2026-11-01T10:00:00Z");
    }
}
