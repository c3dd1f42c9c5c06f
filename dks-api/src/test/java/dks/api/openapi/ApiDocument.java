package dks.api.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The OpenAPI document as the running service gives it. */
public final class ApiDocument {

    private static final String ADDRESS = "https://dks.example/openapi";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;
    private final SchemaRegistry schemas;

    private ApiDocument(String text) {
        root = json(text);
        schemas = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                registry -> registry.schemas(Map.of(ADDRESS, text))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    /** Asks the service for it. */
    public static ApiDocument read() {
        return new ApiDocument(RestAssured.given()
                .accept("application/json")
                .get("/api/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    /** The whole document. */
    JsonNode root() {
        return root;
    }

    /** Every operation of every path. */
    public List<DocumentedOperation> operations() {
        List<DocumentedOperation> operations = new ArrayList<>();
        root.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> operations.add(new DocumentedOperation(
                                this, path.getKey(), method.getKey().toUpperCase(), method.getValue()))));
        return operations;
    }

    /** What a node says, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** What is wrong with a value, by a schema of the document, given in place or by reference. */
    List<Error> errors(JsonNode schema, JsonNode value) {
        Schema rule = schema.has("$ref")
                ? schemas.getSchema(
                        SchemaLocation.of(ADDRESS + schema.get("$ref").textValue()))
                : schemas.getSchema(SchemaLocation.of(ADDRESS + "/in-place"), schema);
        return rule.validate(value);
    }

    /** What is wrong with a body of a media type; of JSON lines each must be as the schema Line has it. */
    List<Error> errors(String type, JsonNode schema, JsonNode body) {
        List<Error> errors = new ArrayList<>(errors(schema, body));
        if (type.equals("application/x-ndjson")) {
            JsonNode line = JSON.createObjectNode().put("$ref", "#/components/schemas/Line");
            body.textValue().lines().forEach(text -> errors.addAll(errors(line, json(text))));
        }
        return errors;
    }

    /** Reads JSON. */
    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no JSON: " + text, e);
        }
    }
}
