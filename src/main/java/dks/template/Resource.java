package dks.template;

import com.fasterxml.jackson.databind.JsonNode;

/** A resource of a template. */
public record Resource(Template template, String logicalId, JsonNode json) {

    /** Its type, for example {@code AWS::ECS::Service}. */
    public String type() {
        return json.path("Type").asText();
    }

    /** One of its properties; a missing node when it has none of this name. */
    public JsonNode property(String name) {
        return json.path("Properties").path(name);
    }

    /** Whether one of its properties refers to another resource of its template, however deep inside. */
    public boolean refersTo(Resource other, String property) {
        return template.equals(other.template)
                && References.in(property(property)).contains(other.logicalId);
    }

    /** Its construct's path; stack and logical id where the template does not come from the CDK. */
    public String path() {
        String written = json.path("Metadata").path("aws:cdk:path").asText("");
        return written.isEmpty() ? template.stackName() + "/" + logicalId : written;
    }
}
