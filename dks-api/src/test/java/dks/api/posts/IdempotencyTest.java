package dks.api.posts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.AtTheSameTime;
import dks.api.comments.CommentJson;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IdempotencyTest {

    private static final String HEADER = "Idempotency-Key";

    private final String key = UUID.randomUUID().toString();

    @Test
    void the_same_request_with_the_same_key_again_gets_the_first_post() throws SQLException {
        PostJson post = PostJson.valid().with("link", "https://example.org").with("tags", List.of("a", "b"));

        Response first = post.publish(HEADER, key);
        Response second = post.publish(HEADER, key);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(Database.postsTitled(post.title())).isEqualTo(1);
    }

    @Test
    void the_same_key_at_the_same_time_publishes_one_post() throws Exception {
        PostJson post = PostJson.valid();
        ExecutorService clients = Executors.newFixedThreadPool(12);
        try {
            List<Callable<Response>> requests = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                requests.add(() -> post.publish(HEADER, key));
            }
            List<String> answers = new ArrayList<>();
            for (Future<Response> answer : clients.invokeAll(requests)) {
                assertThat(answer.get().statusCode()).isEqualTo(201);
                answers.add(answer.get().asString());
            }
            assertThat(answers).containsOnly(answers.get(0));
        } finally {
            clients.shutdown();
        }
        assertThat(Database.postsTitled(post.title())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "body", "link", "author"})
    void the_same_key_with_a_different_request_is_refused_and_nothing_is_stored(String field) throws SQLException {
        PostJson post = PostJson.valid();
        Map<String, Object> stored = post.publish(HEADER, key)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getMap("");
        int before = Database.posts();

        post.with(field, "https://example.org/other")
                .publish(HEADER, key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("title", containsString("Unprocessable"))
                .body("detail", containsString(key))
                .body("current", equalTo(stored));

        assertThat(Database.posts()).isEqualTo(before);
    }

    @Test
    void a_refusal_holds_the_post_of_the_first_request_as_it_is_now() {
        PostJson post = PostJson.valid();
        String location = post.publish(HEADER, key).header("Location");
        post.without("author").with("body", "Edited").with("version", 1).put(location);

        PostJson.valid()
                .publish(HEADER, key)
                .then()
                .statusCode(422)
                .body("current.version", is(2))
                .body("current.body", equalTo("Edited"));
    }

    @Test
    void a_retry_does_not_publish_again_what_was_deleted_since() throws SQLException {
        PostJson post = PostJson.valid();
        RestAssured.delete(post.publish(HEADER, key).header("Location")).then().statusCode(204);

        gone(post.publish(HEADER, key));
        gone(post.with("body", "Other").publish(HEADER, key));

        assertThat(Database.postsTitled(post.title())).isZero();
        post.publish(HEADER, key + "-new").then().statusCode(201);
    }

    @Test
    void a_retry_at_the_same_time_as_the_deletion_does_not_publish_again() throws Exception {
        for (int round = 0; round < 20; round++) {
            PostJson post = PostJson.valid();
            String used = key + round;
            String location = post.publish(HEADER, used).header("Location");

            List<Response> answers = AtTheSameTime.send(
                    8, client -> client == 0 ? RestAssured.delete(location) : post.publish(HEADER, used));

            assertThat(answers).extracting(Response::statusCode).contains(204).isSubsetOf(201, 204, 410);
            assertThat(Database.postsTitled(post.title())).isZero();
        }
    }

    @Test
    void a_key_is_the_same_for_posts_only() {
        PostJson post = PostJson.valid();
        RestAssured.delete(post.publish(HEADER, key).header("Location"));

        String other = PostJson.valid().publish().header("Location");
        CommentJson.valid().publish(other, Map.of(HEADER, key)).then().statusCode(201);
    }

    @Test
    void keys_of_what_was_deleted_are_dropped_after_a_month() throws SQLException {
        PostJson old = PostJson.valid();
        RestAssured.delete(old.publish(HEADER, key).header("Location"));
        Database.run("UPDATE deleted_keys SET deleted_at = now() - interval '31 days' WHERE idempotency_key = '" + key
                + "'");

        RestAssured.delete(PostJson.valid().publish().header("Location"));

        assertThat(Database.count("SELECT count(*) FROM deleted_keys WHERE idempotency_key = '" + key + "'"))
                .isZero();
        old.publish(HEADER, key).then().statusCode(201);
    }

    @Test
    void different_tags_are_a_different_request() {
        PostJson post = PostJson.valid().with("tags", List.of("a", "b"));
        post.publish(HEADER, key).then().statusCode(201);

        post.with("tags", List.of("b", "a")).publish(HEADER, key).then().statusCode(422);
    }

    @Test
    void without_a_key_the_same_request_publishes_again() throws SQLException {
        PostJson post = PostJson.valid();

        post.publish().then().statusCode(201);
        post.publish().then().statusCode(201);

        assertThat(Database.postsTitled(post.title())).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "ümlaut", "12345678901234567890123456789012345678901234567890123456789012345"})
    void a_key_that_is_not_1_to_64_visible_ascii_characters_is_refused(String wrong) throws SQLException {
        PostJson post = PostJson.valid();

        post.publish(HEADER, wrong).then().statusCode(400).body("errors.field", contains(HEADER));

        assertThat(Database.postsTitled(post.title())).isZero();
    }

    @Test
    void a_key_of_64_characters_is_taken() {
        PostJson.valid()
                .publish(HEADER, "~!" + (key + key).substring(0, 62))
                .then()
                .statusCode(201);
    }

    private void gone(Response answer) {
        answer.then().statusCode(410).contentType("application/problem+json").body("detail", containsString(key));
    }
}
