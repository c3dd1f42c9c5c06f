package dks.api.posts;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A post as a client writes it: right, unless a test changes it. */
public final class PostJson {

    private final Map<String, Object> properties = new LinkedHashMap<>();

    private PostJson() {
        properties.put("title", "Title " + UUID.randomUUID());
        properties.put("body", "Some *text*");
        properties.put("author", "Ada");
    }

    /** A right post with a title of its own. */
    public static PostJson valid() {
        return new PostJson();
    }

    /** The same with another value; null is sent as null. */
    public PostJson with(String name, Object value) {
        properties.put(name, value);
        return this;
    }

    /** The same without a property. */
    public PostJson without(String name) {
        properties.remove(name);
        return this;
    }

    /** The title, for looking the post up. */
    public String title() {
        return (String) properties.get("title");
    }

    /** What is sent. */
    public Map<String, Object> properties() {
        return Map.copyOf(properties);
    }

    /** Sends it. */
    public Response publish() {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(properties)
                .post("/api/posts");
    }

    /** Sends it with a header. */
    public Response publish(String header, String value) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header(header, value)
                .body(properties)
                .post("/api/posts");
    }

    /** Sends it to a post's address. */
    public Response put(String location) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(properties)
                .put(location);
    }

    /** Sends it to a post's address as the person of this token. */
    public Response put(String location, String token) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .auth()
                .oauth2(token)
                .body(properties)
                .put(location);
    }
}
