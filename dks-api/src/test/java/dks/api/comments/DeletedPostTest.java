package dks.api.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeletedPostTest {

    @Test
    void a_comment_on_a_post_that_is_being_deleted_waits_and_finds_it_gone() throws Exception {
        String post = PostJson.valid().publish().header("Location");
        CompletableFuture<Response> comment;
        try (Connection deletion = Database.connect();
                Statement statement = deletion.createStatement()) {
            deletion.setAutoCommit(false);
            statement.execute("DELETE FROM posts WHERE id = " + post.replaceAll("\\D", ""));

            comment = CompletableFuture.supplyAsync(() -> CommentJson.valid().publish(post));
            awaitSomebodyWaiting();
            assertThat(comment).isNotDone();
            deletion.commit();
        }

        comment.get().then().statusCode(404).body("detail", containsString("There is no post"));
    }

    private static void awaitSomebodyWaiting() throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (Database.asSuperuser("SELECT count(*) FROM pg_locks WHERE NOT granted") == 0) {
            assertThat(Instant.now()).as("nobody waits for the post").isBefore(end);
            Thread.sleep(20);
        }
    }
}
