package dks.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import dks.api.database.DatabaseResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks the service for everything that the document promises. */
@QuarkusTest
@TestProfile(PromisesTest.FewWrites.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PromisesTest {

    /** Sign-in off, and few writes by each visitor. */
    public static class FewWrites implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(DatabaseResource.class));
        }

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("dks.writes-per-minute", "2", "dks.reads-per-minute", "2");
        }
    }

    /** Those of the sign-in (its own test), a slow body (SlowBodyTest) and an error of ours (ProblemsTest). */
    private static final Set<String> ELSEWHERE = Set.of("401", "403", "408", "500");

    private static final int TOO_LARGE = 256 * 1024 + 1;

    private ApiDocument document;
    private long post;
    private long comment;

    @BeforeEach
    void publishTheExamples() throws SQLException {
        document = ApiDocument.read();
        Database.run("TRUNCATE posts CASCADE");
        DocumentedOperation publish = operation("publishPost");
        post = publish.send(publish.request(), "").jsonPath().getLong("id");
        DocumentedOperation reply = operation("publishComment");
        comment = reply.send(reply.request(), post).jsonPath().getLong("id");
    }

    @Test
    void the_examples_are_requests_that_are_carried_out() throws SQLException {
        for (DocumentedOperation operation : document.operations()) {
            publishTheExamples();
            RequestSpecification request = operation.request();
            operation.addParameters(request);

            Response answer = operation.send(request, id(operation));

            assertThat(answer.statusCode()).as("%s", operation).isEqualTo(operation.success());
        }
    }

    @Test
    void a_search_like_the_example_finds_the_example() {
        DocumentedOperation list = operation("listPosts");
        RequestSpecification request = list.request();
        list.addParameters(request);

        assertThat(list.send(request, "").jsonPath().getList("posts.id")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {304, 400, 404, 406, 409, 410, 412, 413, 415, 422, 429, 503})
    void a_refusal_that_the_document_names_comes_as_it_says(int status) throws SQLException {
        int asked = 0;
        for (DocumentedOperation operation : document.operations()) {
            if (operation.statuses().contains(String.valueOf(status))) {
                publishTheExamples();
                assertThat(provoked(status, operation).statusCode())
                        .as("%s", operation)
                        .isEqualTo(status);
                asked++;
            }
        }
        assertThat(asked).as("operations that may answer %s", status).isPositive();
    }

    @Test
    void every_status_of_the_document_is_tested() throws Exception {
        int[] provoked = PromisesTest.class
                .getDeclaredMethod("a_refusal_that_the_document_names_comes_as_it_says", int.class)
                .getAnnotation(ValueSource.class)
                .ints();
        for (DocumentedOperation operation : document.operations()) {
            assertThat(operation.statuses())
                    .allSatisfy(status -> assertThat(status)
                            .satisfiesAnyOf(
                                    known -> assertThat(known).isEqualTo(String.valueOf(operation.success())),
                                    known -> assertThat(known).isIn(ELSEWHERE),
                                    known -> assertThat(provoked).contains(Integer.parseInt(known))));
        }
    }

    @Test
    void who_speaks_another_media_type_is_told_the_right_one() {
        for (DocumentedOperation operation : document.operations()) {
            operation
                    .gives()
                    .ifPresent(type -> assertThat(
                                    provoked(406, operation).jsonPath().getString("detail"))
                            .as("%s", operation)
                            .contains(" " + type + " "));
            operation
                    .takes()
                    .ifPresent(type -> assertThat(
                                    provoked(415, operation).jsonPath().getString("detail"))
                            .as("%s", operation)
                            .contains(" " + type + ","));
        }
    }

    private Response provoked(int status, DocumentedOperation operation) {
        RequestSpecification request = operation.request();
        long id = id(operation);
        return switch (status) {
            case 304 -> operation.send(request.header("If-None-Match", "*"), id);
            case 400 ->
                operation.takes().isPresent()
                        ? operation.send(request.body("{"), id)
                        : operation.send(request.urlEncodingEnabled(false), id, "?x=%ff");
            case 404 -> operation.send(request, 0);
            case 406 -> operation.send(request.accept("image/png"), id);
            case 409 -> operation.send(request.body(bodyWith(operation, "\"version\":1", "\"version\":7")), id);
            case 410 -> {
                Response published = operation.send(operation.request().header("Idempotency-Key", "gone"), id);
                RestAssured.delete(published.header("Location"));
                yield operation.send(request.header("Idempotency-Key", "gone"), id);
            }
            case 412 -> operation.send(request.header("If-Match", "\"other\""), id);
            case 413 -> operation.send(request.body(" ".repeat(TOO_LARGE)), id);
            case 415 -> operation.send(request.contentType("image/png").body(new byte[] {1}), id);
            case 422 -> {
                operation.send(operation.request().header("Idempotency-Key", "key"), id);
                String other = bodyWith(operation, "\"body\":\"", "\"body\":\"Other ");
                yield operation.send(request.header("Idempotency-Key", "key").body(other), id);
            }
            case 429 -> {
                request.header("DKS-Visitor", "in-a-hurry-" + operation.hashCode());
                operation.send(request, 0);
                operation.send(request, 0);
                yield operation.send(request, 0);
            }
            case 503 -> withoutDatabase(() -> operation.send(request, id));
            default -> throw new IllegalArgumentException("Nobody knows how to provoke " + status + ".");
        };
    }

    private static String bodyWith(DocumentedOperation operation, String part, String other) {
        String body = operation.body().orElseThrow();
        assertThat(body).contains(part);
        return body.replace(part, other);
    }

    private static Response withoutDatabase(Supplier<Response> request) {
        try {
            Database.lockOut();
            try {
                return request.get();
            } finally {
                Database.letIn();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long id(DocumentedOperation operation) {
        return operation.path().startsWith("/api/comments") ? comment : post;
    }

    private DocumentedOperation operation(String id) {
        return document.operations().stream()
                .filter(operation ->
                        operation.description().get("operationId").textValue().equals(id))
                .findAny()
                .orElseThrow();
    }
}
