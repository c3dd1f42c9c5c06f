package dks.api.comments;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** A comment as a client writes it: right, unless a test changes it. */
public final class CommentJson {

    private final Map<String, Object> properties = new LinkedHashMap<>();

    private CommentJson() {}

    /** A right new comment. */
    public static CommentJson valid() {
        return new CommentJson().with("body", "Some *text*").with("author", "Ada");
    }

    /** A right edit of a version. */
    public static CommentJson edit(int version) {
        return new CommentJson().with("body", "Other text").with("version", version);
    }

    /** The same with another value; null is sent as null. */
    public CommentJson with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** The same without a property. */
    public CommentJson without(String name) {
        properties.remove(name);
        return this;
    }

    /** Sends it as a comment on the post at this address. */
    public Response publish(String post, Map<String, String> headers) {
        return RestAssured.given()
                .contentType("application/json")
                .headers(headers)
                .body(properties)
                .post(post + "/comments");
    }

    /** Sends it without headers of its own. */
    public Response publish(String post) {
        return publish(post, Map.of());
    }

    /** Sends it to a comment's address. */
    public Response put(String location, Map<String, String> headers) {
        return RestAssured.given()
                .contentType("application/json")
                .headers(headers)
                .body(properties)
                .put(location);
    }

    /** Sends it without headers of its own. */
    public Response put(String location) {
        return put(location, Map.of());
    }
}
