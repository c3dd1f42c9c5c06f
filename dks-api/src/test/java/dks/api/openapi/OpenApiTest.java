package dks.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OpenApiTest {

    @Test
    void the_document_lists_every_path_with_every_answer() {
        JsonPath document = document();

        assertThat(document.<Map<String, ?>>get("paths").keySet())
                .containsExactlyInAnyOrder(
                        "/api/posts",
                        "/api/posts/{id}",
                        "/api/posts/{id}/comments",
                        "/api/comments/{id}",
                        "/api/tags",
                        "/api/posts/{id}/kudos",
                        "/api/export",
                        "/api/import");
        assertThat(answers(document, "/api/posts", "post"))
                .containsExactlyInAnyOrder(
                        "201", "400", "403", "406", "408", "410", "413", "415", "422", "429", "500", "503");
        assertThat(answers(document, "/api/posts", "get"))
                .containsExactlyInAnyOrder("200", "400", "403", "406", "429", "500", "503");
        assertThat(answers(document, "/api/posts/{id}", "get"))
                .containsExactlyInAnyOrder("200", "304", "400", "403", "404", "406", "429", "500", "503");
        assertThat(answers(document, "/api/posts/{id}", "put"))
                .containsExactlyInAnyOrder(
                        "412", "200", "400", "403", "404", "406", "408", "409", "413", "415", "429", "500", "503");
        assertThat(answers(document, "/api/posts/{id}", "delete"))
                .containsExactlyInAnyOrder("412", "204", "400", "403", "404", "406", "429", "500", "503");
        assertThat(answers(document, "/api/posts/{id}/comments", "post"))
                .containsExactlyInAnyOrder(
                        "201", "400", "403", "404", "406", "408", "410", "413", "415", "422", "429", "500", "503");
        assertThat(answers(document, "/api/posts/{id}/comments", "get"))
                .containsExactlyInAnyOrder("200", "400", "403", "404", "406", "429", "500", "503");
        assertThat(answers(document, "/api/comments/{id}", "get"))
                .containsExactlyInAnyOrder("200", "304", "400", "403", "404", "406", "429", "500", "503");
        assertThat(answers(document, "/api/comments/{id}", "put"))
                .containsExactlyInAnyOrder(
                        "412", "200", "400", "403", "404", "406", "408", "409", "413", "415", "429", "500", "503");
        assertThat(answers(document, "/api/comments/{id}", "delete"))
                .containsExactlyInAnyOrder("412", "204", "400", "403", "404", "406", "429", "500", "503");
        assertThat(answers(document, "/api/export", "get"))
                .containsExactlyInAnyOrder("200", "400", "403", "406", "429", "500", "503");
        assertThat(answers(document, "/api/import", "post"))
                .containsExactlyInAnyOrder("200", "400", "403", "406", "408", "413", "415", "429", "500", "503");
        for (String method : List.of("put", "delete")) {
            assertThat(answers(document, "/api/posts/{id}/kudos", method))
                    .containsExactlyInAnyOrder("200", "400", "403", "404", "406", "429", "500", "503");
        }
        assertThat(answers(document, "/api/tags", "get"))
                .containsExactlyInAnyOrder("200", "400", "403", "406", "429", "500", "503");
    }

    @Test
    void every_parameter_and_property_is_in_the_document() {
        JsonPath document = document();

        assertThat(parameters(document, "/api/posts", "get"))
                .containsExactlyInAnyOrder("q", "tag", "author", "sort", "limit", "cursor", "DKS-Visitor");
        assertThat(parameters(document, "/api/posts/{id}", "get"))
                .containsExactlyInAnyOrder("id", "If-None-Match", "DKS-Visitor");
        assertThat(document.<Map<String, ?>>get("paths.'/api/posts/{id}'.get.responses.'200'.headers")
                        .keySet())
                .containsExactlyInAnyOrder("ETag", "Cache-Control");
        assertThat(properties(document, "Post"))
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "link",
                        "body",
                        "tags",
                        "author",
                        "createdAt",
                        "updatedAt",
                        "version",
                        "mine",
                        "comments",
                        "kudos",
                        "kudosMine",
                        "excerpt");
        assertThat(properties(document, "Kudos")).containsExactlyInAnyOrder("kudos", "kudosMine");
        assertThat(properties(document, "EditedPost"))
                .containsExactlyInAnyOrder("title", "link", "body", "tags", "version");
        assertThat(document.<List<String>>get("components.schemas.EditedPost.required"))
                .containsExactlyInAnyOrder("title", "body", "version");
        assertThat(parameters(document, "/api/posts/{id}/comments", "get"))
                .containsExactlyInAnyOrder("id", "limit", "cursor", "DKS-Visitor");
        assertThat(parameters(document, "/api/posts/{id}/comments", "post"))
                .containsExactlyInAnyOrder("id", "Idempotency-Key", "DKS-Visitor");
        assertThat(document.<List<String>>get("components.schemas.NewPost.required"))
                .containsExactlyInAnyOrder("title", "body", "author");
        assertThat(document.<List<String>>get("components.schemas.NewComment.required"))
                .containsExactlyInAnyOrder("body", "author");
        assertThat(properties(document, "Comment"))
                .containsExactlyInAnyOrder(
                        "id", "postId", "body", "author", "createdAt", "updatedAt", "version", "mine");
        assertThat(properties(document, "CommentPage")).containsExactlyInAnyOrder("comments", "next");
        assertThat(properties(document, "NewComment")).containsExactlyInAnyOrder("body", "author");
        assertThat(properties(document, "EditedComment")).containsExactlyInAnyOrder("body", "version");
        assertThat(document.<List<String>>get("components.schemas.EditedComment.required"))
                .containsExactlyInAnyOrder("body", "version");
        assertThat(properties(document, "TagList")).containsExactly("tags");
        assertThat(properties(document, "TagCount")).containsExactlyInAnyOrder("tag", "posts");
    }

    @Test
    void every_error_is_described_as_a_problem() {
        Map<String, Map<String, Map<String, ?>>> responses = document().get("components.responses");

        assertThat(responses.remove("Unchanged")).isNotNull();
        assertThat(responses).isNotEmpty().allSatisfy((name, response) -> {
            assertThat(response.get("content").keySet()).as(name).containsExactly("application/problem+json");
            assertThat(response.get("content").toString())
                    .as(name)
                    .containsPattern("#/components/schemas/(Problem|PostKeyReused|CommentKeyReused)}");
        });
    }

    @ParameterizedTest
    @CsvSource({"/api/posts/{id}, Post", "/api/comments/{id}, Comment"})
    void a_conflict_is_described_as_a_problem_with_what_is_there_now(String path, String thing) {
        JsonPath document = document();

        assertThat(document.<Map<String, ?>>get("paths.'" + path + "'.put.responses.'409'.content")
                        .toString())
                .contains("application/problem+json", "#/components/schemas/" + thing + "Conflict");
        assertThat(document.get("components.schemas." + thing + "Conflict").toString())
                .contains("#/components/schemas/Problem", "current", "#/components/schemas/" + thing + "}")
                .doesNotContain("problem=");
    }

    @Test
    void where_sign_in_is_off_the_author_is_typed_kudos_need_a_visitor_and_there_are_no_tokens() {
        JsonPath document = document();

        assertThat(document.<List<?>>get("paths.'/api/posts'.post.security")).isEmpty();
        assertThat(document.<List<String>>get("components.schemas.NewPost.required"))
                .contains("author");
        assertThat(document.<List<Map<String, ?>>>get("paths.'/api/posts/{id}/kudos'.put.parameters"))
                .anySatisfy(parameter -> assertThat(parameter.get("name")).isEqualTo("DKS-Visitor"))
                .allSatisfy(parameter ->
                        assertThat(parameter.get("$ref")).isNotEqualTo("#/components/parameters/DKS-Visitor"));
    }

    @Test
    void the_page_is_served_from_here_alone() {
        String page =
                RestAssured.get("/api/docs/").then().statusCode(200).extract().asString();

        Matcher reference = Pattern.compile("<[^>]+ (?:src|href)=\"([^\"]+)\"").matcher(page);
        int references = 0;
        while (reference.find()) {
            references++;
            assertThat(reference.group(1)).doesNotContain("//");
            URI target = URI.create("/api/docs/").resolve(reference.group(1));
            RestAssured.get(target.getPath()).then().statusCode(200);
        }
        assertThat(references).isGreaterThan(2);
        assertThat(page).contains("/api/openapi");
    }

    private static JsonPath document() {
        return RestAssured.given()
                .accept("application/json")
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Set<String> properties(JsonPath document, String schema) {
        return document.<Map<String, ?>>get("components.schemas." + schema + ".properties")
                .keySet();
    }

    private static List<String> parameters(JsonPath document, String path, String method) {
        List<Map<String, ?>> parameters = document.getList("paths.'" + path + "'." + method + ".parameters");
        return parameters.stream()
                .map(parameter -> String.valueOf(parameter.get(parameter.containsKey("$ref") ? "$ref" : "name")))
                .map(name -> name.replace("#/components/parameters/", ""))
                .toList();
    }

    private static Set<String> answers(JsonPath document, String path, String method) {
        Map<String, Map<String, Map<String, Map<String, ?>>>> paths = document.get("paths");
        return paths.get(path).get(method).get("responses").keySet();
    }
}
