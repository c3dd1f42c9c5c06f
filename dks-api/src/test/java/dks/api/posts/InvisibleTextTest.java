package dks.api.posts;

import static org.hamcrest.Matchers.contains;

import dks.api.comments.CommentJson;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InvisibleTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "\u00a0",
                "\u3164",
                "\uffa0",
                "\u115f\u1160",
                "\u2800",
                "\ufe0f",
                "\udb40\udd00",
                "\udb40\udc41",
                "\u0301",
                "\u0301\u20dd \u0489",
                "\u3000",
                "\u202f\u2003",
                "\u00ad",
                "\u034f",
                "\u17b5",
                "\u180e",
                "\ufeff",
                "\u2060\u2065",
                "\ufff3",
                "\ud834\udd59",
                "\ue000\ue001",
                " \t"
            })
    void a_text_in_which_nothing_shows_is_refused(String text) {
        for (String field : List.of("title", "body", "author")) {
            PostJson.valid()
                    .with(field, text)
                    .publish()
                    .then()
                    .statusCode(400)
                    .body("errors.field.unique()", contains(field));
        }
        PostJson.valid()
                .with("tags", List.of(text))
                .publish()
                .then()
                .statusCode(400)
                .body("errors.field.unique()", contains("tags"));
        String post = PostJson.valid().publish().header("Location");
        for (String field : List.of("body", "author")) {
            CommentJson.valid()
                    .with(field, text.replaceAll("[\ue000\ue001]", " "))
                    .publish(post)
                    .then()
                    .statusCode(400)
                    .body("errors.field.unique()", contains(field));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "1", ".", "\u4e2d", "\u05d0", "\ud83d\ude42", "\u2764\ufe0f", "e\u0301", "\u200b!", "\u20ac"
            })
    void a_text_in_which_one_character_shows_is_taken(String text) {
        PostJson.valid()
                .with("title", text)
                .with("body", text)
                .with("author", text)
                .publish()
                .then()
                .statusCode(201);
    }
}
