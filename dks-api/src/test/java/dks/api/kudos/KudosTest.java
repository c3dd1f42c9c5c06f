package dks.api.kudos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dks.api.AtTheSameTime;
import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import dks.api.posts.PostJson;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KudosTest {

    private static final String ADA = "visitor-0000-ada";
    private static final String BOB = "visitor-0000-bob";

    private String post;

    @BeforeEach
    void publish() {
        post = PostJson.valid().publish().header("Location");
    }

    @Test
    void a_new_post_has_none() {
        PostJson.valid().publish("DKS-Visitor", ADA).then().body("kudos", is(0)).body("kudosMine", is(false));
    }

    @Test
    void each_visitor_counts_once_however_often_it_is_said() {
        answers(put(ADA), 1, true);
        answers(put(ADA), 1, true);
        answers(put(BOB), 2, true);
        answers(delete(ADA), 1, false);
        answers(delete(ADA), 1, false);
        answers(delete("visitor-who-gave-none"), 1, false);
        answers(delete(BOB), 0, false);
    }

    @Test
    void a_post_tells_its_kudos_to_all_and_each_giver_theirs() {
        put(ADA);

        for (String path : List.of(post, "/api/posts?limit=1")) {
            assertThat(get(path, ADA).asString()).contains("\"kudos\":1,\"kudosMine\":true");
            assertThat(get(path, BOB).asString()).contains("\"kudos\":1,\"kudosMine\":false");
            assertThat(RestAssured.get(path).asString()).contains("\"kudos\":1,\"kudosMine\":false");
        }
    }

    @Test
    void kudos_leave_the_post_as_it_was_and_an_edit_begun_before_goes_through() {
        Response before = RestAssured.get(post);

        put(ADA);

        Response after = RestAssured.get(post);
        for (String property : List.of("version", "updatedAt", "createdAt", "body")) {
            assertThat(after.jsonPath().getString(property))
                    .isEqualTo(before.jsonPath().getString(property));
        }
        PostJson.valid()
                .without("author")
                .with("version", 1)
                .put(post)
                .then()
                .statusCode(200)
                .body("kudos", is(1));
    }

    @Test
    void the_entity_tag_differs_with_the_count_and_with_whose_they_are() {
        String none = get(post, ADA).header("ETag");
        put(ADA);
        String mine = get(post, ADA).header("ETag");
        String others = get(post, BOB).header("ETag");

        assertThat(List.of(none, mine, others)).doesNotHaveDuplicates();
        assertThat(RestAssured.get(post).header("ETag")).isEqualTo(others);
        RestAssured.given()
                .header("DKS-Visitor", ADA)
                .header("If-None-Match", mine)
                .get(post)
                .then()
                .statusCode(304)
                .header("Cache-Control", equalTo("private, no-cache"));
    }

    @Test
    void parallel_requests_of_one_visitor_count_one() throws Exception {
        for (int round = 0; round < 5; round++) {
            List<Response> given = AtTheSameTime.send(16, client -> put(ADA));
            assertThat(given).allSatisfy(answer -> answers(answer, 1, true));
            assertThat(stored()).isEqualTo(1);

            List<Response> taken = AtTheSameTime.send(16, client -> delete(ADA));
            assertThat(taken).allSatisfy(answer -> answers(answer, 0, false));
            assertThat(stored()).isZero();
        }
    }

    @Test
    void parallel_requests_of_many_visitors_count_them_all() throws Exception {
        List<Response> given = AtTheSameTime.send(24, client -> put(ADA + client));

        assertThat(given)
                .extracting(answer -> answer.jsonPath().getInt("kudos"))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 24).boxed().toList());
        get(post, ADA + 7).then().body("kudos", is(24)).body("kudosMine", is(true));

        AtTheSameTime.send(24, client -> client % 2 == 0 ? delete(ADA + client) : put(BOB + client));
        get(post, ADA).then().body("kudos", is(24));
        assertThat(stored()).isEqualTo(24);
    }

    @Test
    void edits_and_kudos_at_the_same_time_lose_nothing() throws Exception {
        List<Response> answers = AtTheSameTime.send(
                12,
                client -> client == 0
                        ? PostJson.valid().without("author").with("version", 1).put(post)
                        : put(ADA + client));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        RestAssured.get(post).then().body("kudos", is(11)).body("version", is(2));
    }

    @Test
    void a_post_goes_with_its_kudos_also_while_they_are_given_and_taken() throws Exception {
        for (int round = 0; round < 5; round++) {
            publish();
            put(ADA + 1);
            put(ADA + 2);
            List<Response> answers = AtTheSameTime.send(
                    9,
                    client -> client == 0
                            ? RestAssured.delete(post)
                            : client < 3 ? delete(ADA + client) : put(ADA + client));

            assertThat(answers.get(0).statusCode()).isEqualTo(204);
            assertThat(answers.subList(1, 9))
                    .extracting(Response::statusCode)
                    .allSatisfy(status -> assertThat(status).isIn(200, 404));
            assertThat(stored()).isZero();
        }
    }

    @Test
    void the_table_does_not_tell_the_visitors_name() throws SQLException {
        put(ADA);

        assertThat(Database.count("SELECT count(*) FROM kudos WHERE person ~ '^visitor:[0-9a-f]{64}$' AND post_id = "
                        + post.replaceAll("\\D", "")))
                .isEqualTo(1);
        assertThat(Database.count("SELECT count(*) FROM kudos WHERE person LIKE '%" + ADA + "%'"))
                .isZero();
    }

    @Test
    void without_the_visitors_header_there_is_nobody_to_count() {
        for (String method : List.of("PUT", "DELETE")) {
            refused(RestAssured.given().request(method, post + "/kudos"));
        }
        RestAssured.get(post).then().body("kudos", is(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fifteen-letters",
                "with a space in the middle",
                "\u00fc-and-sixteen-more",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_malformed_visitor_is_refused_by_name(String visitor) {
        refused(put(visitor));
        refused(delete(visitor));
        refused(get(post, visitor));
        RestAssured.get(post).then().body("kudos", is(0));
    }

    @Test
    void a_post_that_is_not_there_has_no_kudos() {
        RestAssured.delete(post).then().statusCode(204);

        for (Response answer : List.of(put(ADA), delete(ADA))) {
            answer.then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", containsString("There is no post"));
        }
    }

    private Response put(String visitor) {
        return RestAssured.given().header("DKS-Visitor", visitor).put(post + "/kudos");
    }

    private Response delete(String visitor) {
        return RestAssured.given().header("DKS-Visitor", visitor).delete(post + "/kudos");
    }

    private static Response get(String path, String visitor) {
        return RestAssured.given().header("DKS-Visitor", visitor).get(path);
    }

    private long stored() throws SQLException {
        return Database.count("SELECT count(*) FROM kudos WHERE post_id = " + post.replaceAll("\\D", ""));
    }

    private static void answers(Response answer, int kudos, boolean mine) {
        answer.then().statusCode(200).contentType("application/json");
        assertThat(answer.asString()).isEqualTo("{\"kudos\":" + kudos + ",\"kudosMine\":" + mine + "}");
    }

    private static void refused(Response answer) {
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.field", contains("DKS-Visitor"));
    }
}
