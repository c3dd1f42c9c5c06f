package dks.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The content that is written to new boards, held to the limits of the API. */
class SeedContentTest {
    private final List<SeedPost> posts = SeedContent.all().posts();

    @Test
    void thereIsEnoughToPageThroughAndToDiscuss() {
        assertThat(posts).hasSizeGreaterThanOrEqualTo(30);
        assertThat(posts.stream().mapToInt(post -> post.comments().size()).sum())
                .isGreaterThanOrEqualTo(60);
        assertThat(posts).filteredOn(post -> post.body().contains("|---")).hasSizeGreaterThan(3);
        assertThat(posts).filteredOn(post -> post.body().contains("```")).hasSizeGreaterThan(5);
        assertThat(posts).filteredOn(post -> post.link() != null).hasSizeGreaterThan(5);
    }

    @Test
    void noTwoPostsShareAKey() {
        assertThat(posts).extracting(SeedPost::name).doesNotHaveDuplicates();
        assertThat(posts)
                .allSatisfy(post -> assertThat("seed-" + post.name() + "-99").matches("[!-~]{1,64}"));
    }

    @Test
    void everyPostIsOneThatTheApiTakes() {
        assertThat(posts).allSatisfy(post -> {
            assertThat(post.title()).hasSizeBetween(1, 200);
            assertThat(post.body().getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 65_536);
            assertThat(post.tags()).hasSizeLessThanOrEqualTo(20).allMatch(tag -> tag.matches("[a-z0-9.+#-]{1,30}"));
            assertThat(post.comments()).allSatisfy(comment -> {
                assertThat(comment.author()).isNotBlank();
                assertThat(comment.body()).isNotBlank();
            });
        });
    }

    @Test
    void thereAreEnoughPeopleForTheKudos() {
        List<String> people = SeedContent.all().people();
        assertThat(new HashSet<>(people)).hasSameSizeAs(people);
        assertThat(posts).allMatch(post -> post.kudos() <= people.size());
    }
}
