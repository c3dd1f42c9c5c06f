package dks.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** An operation of the document, which can be asked of the service. */
public record DocumentedOperation(ApiDocument document, String path, String method, JsonNode description) {

    private static final EncoderConfig LINES_AS_TEXT = EncoderConfig.encoderConfig()
            .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
            .appendDefaultContentCharsetToContentTypeIfUndefined(false);

    /** Every status that it may answer with. */
    public Set<String> statuses() {
        Set<String> statuses = new TreeSet<>();
        description.get("responses").fieldNames().forEachRemaining(statuses::add);
        return statuses;
    }

    /** The one status of success. */
    public int success() {
        return statuses().stream()
                .filter(status -> status.startsWith("2"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElseThrow();
    }

    /** Whether nobody may ask without a sign-in, where people sign in. */
    public boolean needsSignIn() {
        return StreamSupport.stream(description.get("security").spliterator(), false)
                .noneMatch(JsonNode::isEmpty);
    }

    /** The parameters, with what they refer to. */
    Iterable<JsonNode> parameters() {
        return () -> StreamSupport.stream(description.path("parameters").spliterator(), false)
                .map(document::resolved)
                .iterator();
    }

    /** The media type of its request body. */
    Optional<String> takes() {
        return type(description.path("requestBody"));
    }

    /** The media type of its answer to a request that is carried out. */
    Optional<String> gives() {
        return type(response(success()));
    }

    /** The example of its request body, as it is sent. */
    public Optional<String> body() {
        return takes().map(type -> {
            JsonNode value = example(
                    description.get("requestBody").get("content").get(type).get("examples"));
            return value.isTextual() ? value.textValue() : value.toString();
        });
    }

    /** A request like its examples, by a visitor of its own. */
    public RequestSpecification request() {
        RequestSpecification request = RestAssured.given()
                .config(RestAssured.config().encoderConfig(LINES_AS_TEXT))
                .header("DKS-Visitor", UUID.randomUUID().toString());
        takes().ifPresent(type -> request.contentType(type).body(body().orElseThrow()));
        gives().ifPresent(request::accept);
        return request;
    }

    /** Adds the examples of the parameters that may be left out. */
    void addParameters(RequestSpecification request) {
        for (JsonNode parameter : parameters()) {
            String name = parameter.get("name").textValue();
            JsonNode example = parameter.path("example");
            if (parameter.get("in").textValue().equals("query") && !example.isMissingNode()) {
                request.queryParam(name, example.asText());
            } else if (parameter.get("in").textValue().equals("header") && !name.equals("DKS-Visitor")) {
                request.header(name, example.asText());
            }
        }
    }

    /** Sends a request, which must be answered as documented. */
    public Response send(RequestSpecification request, Object id) {
        return send(request, id, "");
    }

    /** Sends a request with this at the end of its address. */
    Response send(RequestSpecification request, Object id, String rest) {
        Response answer = request.request(method, path.replace("{id}", id.toString()) + rest);
        String status = String.valueOf(answer.statusCode());
        assertThat(statuses()).as("%s answers %s", this, answer.asString()).contains(status);
        JsonNode response = response(answer.statusCode());
        type(response)
                .ifPresentOrElse(
                        type -> isAsDocumented(answer, type, response),
                        () -> assertThat(answer.asByteArray())
                                .as("%s %s", this, status)
                                .isEmpty());
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            JsonNode rule = document.resolved(header.getValue());
            if (rule.path("required").booleanValue()) {
                assertThat(answer.header(header.getKey()))
                        .as("%s %s: %s", this, status, header.getKey())
                        .isNotNull();
            }
        }
        return answer;
    }

    private void isAsDocumented(Response answer, String type, JsonNode response) {
        assertThat(answer.contentType()).as("%s %s", this, answer.statusCode()).startsWith(type);
        String text = new String(answer.asByteArray(), StandardCharsets.UTF_8);
        JsonNode body = type.endsWith("json") && !type.endsWith("ndjson") ? ApiDocument.json(text) : new TextNode(text);
        assertThat(document.errors(type, response.get("content").get(type).get("schema"), body))
                .as("%s: %s", this, text)
                .isEmpty();
    }

    private JsonNode response(int status) {
        return document.resolved(description.get("responses").get(String.valueOf(status)));
    }

    private JsonNode example(JsonNode examples) {
        return document.resolved(examples.elements().next()).get("value");
    }

    private static Optional<String> type(JsonNode described) {
        return described.has("content")
                ? Optional.of(described.get("content").fieldNames().next())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
