package dks.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.DatabaseResource;
import dks.api.openapi.ApiDocument;
import dks.api.openapi.DocumentedOperation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AllowTest {

    @Test
    void every_address_says_exactly_which_methods_it_takes() {
        Map<String, TreeSet<String>> documented = ApiDocument.read().operations().stream()
                .collect(Collectors.groupingBy(
                        DocumentedOperation::path,
                        Collectors.mapping(DocumentedOperation::method, Collectors.toCollection(TreeSet::new))));

        assertThat(documented).hasSizeGreaterThan(5);
        documented.forEach((path, methods) -> {
            methods.add("OPTIONS");
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            String address = path.replace("{id}", "17");
            assertThat(allowed(RestAssured.options(address), 204)).as(path).isEqualTo(methods);
            for (String other : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "FOO")) {
                if (!methods.contains(other)) {
                    Response refused = RestAssured.given().request(other, address);
                    assertThat(allowed(refused, 405)).as("%s %s", other, path).isEqualTo(methods);
                    assertThat(refused.contentType()).isEqualTo("application/problem+json");
                }
            }
        });
    }

    @Test
    void an_address_that_is_not_there_is_404_for_every_method() {
        for (String method : List.of("GET", "POST", "OPTIONS", "FOO")) {
            assertThat(RestAssured.given().request(method, "/api/posts/x").statusCode())
                    .as(method)
                    .isEqualTo(404);
        }
    }

    private static TreeSet<String> allowed(Response answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        return new TreeSet<>(List.of(answer.header("Allow").split(", ")));
    }
}
