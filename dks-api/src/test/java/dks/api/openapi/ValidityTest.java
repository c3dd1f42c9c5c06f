package dks.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dks.api.database.DatabaseResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ValidityTest {

    private static final SchemaRegistry RULES = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void the_document_is_an_openapi_3_1_document() throws IOException {
        try (InputStream schema = ValidityTest.class.getResourceAsStream("/openapi-3.1/schema.json")) {
            assertThat(RULES.getSchema(schema).validate(ApiDocument.read().root()))
                    .isEmpty();
        }
    }

    @Test
    void its_schemas_are_json_schemas() {
        Schema rule = RULES.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

        ApiDocument.read()
                .root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(rule.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
    }

    @Test
    void a_pattern_is_one_of_the_whole_text_that_json_schema_knows() {
        List<String> patterns = ApiDocument.read().root().findValuesAsText("pattern");

        assertThat(patterns)
                .hasSizeGreaterThan(5)
                .allSatisfy(pattern -> assertThat(pattern)
                        .startsWith("^")
                        .endsWith("$")
                        .doesNotContain("*+", "++", "?+", "}+")
                        // What generators cannot use: other properties than letters and numbers, and halves of pairs.
                        .doesNotContain("\\p{C", "\\p{Z", "\\uD800")
                        .satisfies(Pattern::compile));
    }

    @Test
    void what_is_sent_has_no_other_properties_than_the_document_says() {
        ApiDocument document = ApiDocument.read();

        List<JsonNode> sent = document.operations().stream()
                .map(operation -> operation.description().at("/requestBody/content/application~1json/schema"))
                .filter(schema -> !schema.isMissingNode())
                .map(document::resolved)
                .toList();
        assertThat(sent)
                .hasSize(4)
                .allSatisfy(
                        schema -> assertThat(schema.path("additionalProperties").asText())
                                .as("%s", schema)
                                .isEqualTo("false"));
        assertThat(List.of("PostLine", "CommentLine", "KudosLine"))
                .allSatisfy(line -> assertThat(document.root()
                                .at("/components/schemas/" + line + "/additionalProperties")
                                .asText())
                        .isEqualTo("false"));
    }

    @Test
    void every_reference_leads_somewhere() {
        JsonNode root = ApiDocument.read().root();

        assertThat(root.findValuesAsText("$ref"))
                .allSatisfy(
                        reference -> assertThat(root.at(reference.substring(1)).isMissingNode())
                                .as(reference)
                                .isFalse());
    }

    @Test
    void everything_that_people_look_up_is_described() {
        ApiDocument document = ApiDocument.read();

        for (DocumentedOperation operation : document.operations()) {
            assertThat(operation.description().path("summary").asText())
                    .as("%s", operation)
                    .isNotBlank();
            for (JsonNode parameter : operation.parameters()) {
                assertThat(parameter.path("description").asText())
                        .as("%s: %s", operation, parameter)
                        .isNotBlank();
            }
        }
        document.root().at("/components/schemas").properties().stream()
                .filter(schema -> !schema.getKey().equals("Instant"))
                .forEach(schema -> assertThat(
                                schema.getValue().path("description").asText())
                        .as(schema.getKey())
                        .isNotBlank());
    }

    @Test
    void every_body_has_an_example() {
        ApiDocument document = ApiDocument.read();

        for (DocumentedOperation operation : document.operations()) {
            bodies(document, operation)
                    .forEach((name, body) -> assertThat(body.has("example") || body.has("examples"))
                            .as(name)
                            .isTrue());
        }
    }

    @Test
    void every_example_is_as_its_schema_has_it() {
        ApiDocument document = ApiDocument.read();

        int checked = 0;
        for (DocumentedOperation operation : document.operations()) {
            for (Map.Entry<String, JsonNode> body : bodies(document, operation).entrySet()) {
                String type = body.getKey().substring(body.getKey().lastIndexOf(' ') + 1);
                for (JsonNode example : examples(document, body.getValue())) {
                    assertThat(document.errors(type, body.getValue().get("schema"), example))
                            .as("%s: %s", body.getKey(), example)
                            .isEmpty();
                    checked++;
                }
            }
            for (JsonNode parameter : operation.parameters()) {
                for (JsonNode example : examples(document, parameter)) {
                    assertThat(document.errors(parameter.get("schema"), example))
                            .as("%s: %s", operation, parameter)
                            .isEmpty();
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(100);
    }

    @Test
    void every_example_within_a_schema_is_as_the_schema_has_it() {
        ApiDocument document = ApiDocument.read();

        document.root()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> schema.getValue()
                        .path("properties")
                        .properties()
                        .forEach(property -> property.getValue()
                                .path("examples")
                                .forEach(example -> assertThat(document.errors(property.getValue(), example))
                                        .as("%s.%s", schema.getKey(), property.getKey())
                                        .isEmpty())));
    }

    /** The bodies of the request and of all answers, by the operation, the status and, at the end, the media type. */
    private static Map<String, JsonNode> bodies(ApiDocument document, DocumentedOperation operation) {
        Map<String, JsonNode> bodies = new LinkedHashMap<>();
        JsonNode request = operation.description().path("requestBody").path("content");
        request.properties().forEach(body -> bodies.put(operation + " " + body.getKey(), body.getValue()));
        operation
                .description()
                .get("responses")
                .properties()
                .forEach(response -> document.resolved(response.getValue())
                        .path("content")
                        .properties()
                        .forEach(body -> bodies.put(
                                operation + " " + response.getKey() + " " + body.getKey(), body.getValue())));
        return bodies;
    }

    private static List<JsonNode> examples(ApiDocument document, JsonNode described) {
        List<JsonNode> examples = new ArrayList<>();
        if (described.has("example")) {
            examples.add(described.get("example"));
        }
        described
                .path("examples")
                .forEach(example -> examples.add(document.resolved(example).get("value")));
        return examples;
    }
}
