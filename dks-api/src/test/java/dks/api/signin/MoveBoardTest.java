package dks.api.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dks.api.board.Boards;
import dks.api.database.Database;
import dks.api.posts.PostJson;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SignInTest.SignedIn.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MoveBoardTest {

    IdentityProvider.Tokens tokens;

    private Map<String, String> author;
    private Map<String, String> moderator;

    @BeforeEach
    void publish() throws SQLException {
        author = Map.of("Authorization", "Bearer " + tokens.good());
        moderator = Map.of(
                "Authorization", "Bearer " + tokens.of("sub-moderator", Map.of("groups", List.of("moderators"))));
        Database.run("TRUNCATE posts CASCADE");
        PostJson.valid().without("author").publish("Authorization", author.get("Authorization"));
    }

    @Test
    void a_moderator_moves_the_board_and_its_authors_keep_what_is_theirs() throws SQLException {
        List<String> lines = lines();
        assertThat(lines).singleElement().asString().contains("\"subject\":\"sub-1\"", "\"author\":\"Grace Hopper\"");
        Database.run("TRUNCATE posts CASCADE");

        assertThat(Boards.store(moderator, lines).statusCode()).isEqualTo(200);

        assertThat(lines()).isEqualTo(lines);
        RestAssured.given().headers(author).get("/api/posts").then().body("posts[0].mine", is(true));
    }

    @Test
    void nobody_else_moves_it() throws SQLException {
        List<String> lines = lines();
        Database.run("TRUNCATE posts CASCADE");

        for (Response answer : List.of(Boards.export(Map.of()), Boards.store(Map.of(), lines))) {
            answer.then().statusCode(401).contentType("application/problem+json");
        }
        for (Response answer : List.of(Boards.export(author), Boards.store(author, lines))) {
            answer.then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("detail", containsString("Only a moderator"));
        }
        assertThat(Database.posts()).isZero();
    }

    private List<String> lines() {
        Response answer = Boards.export(moderator);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.asByteArray(), StandardCharsets.UTF_8).lines().toList();
    }
}
