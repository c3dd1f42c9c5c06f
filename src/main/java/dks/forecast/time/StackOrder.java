package dks.forecast.time;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which resources of its template CloudFormation deploys before one, by DependsOn and by references. */
final class StackOrder {
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([A-Za-z0-9]+)[.}]");

    private StackOrder() {}

    /** The logical ids of everything that comes before. */
    static Set<String> before(Resource resource) {
        var found = new HashSet<String>();
        collect(resource, found);
        found.remove(resource.logicalId());
        return found;
    }

    private static void collect(Resource resource, Set<String> found) {
        var named = new HashSet<String>();
        JsonNode dependsOn = resource.json().path("DependsOn");
        if (dependsOn.isTextual()) {
            named.add(dependsOn.asText());
        }
        dependsOn.forEach(id -> named.add(id.asText()));
        references(resource.json().path("Properties"), named);
        for (String id : named) {
            resource.template().resource(id).filter(next -> found.add(id)).ifPresent(next -> collect(next, found));
        }
    }

    private static void references(JsonNode value, Set<String> named) {
        if (value.path("Ref").isTextual()) {
            named.add(value.path("Ref").asText());
        }
        JsonNode attribute = value.path("Fn::GetAtt");
        if (!attribute.isMissingNode()) {
            named.add(
                    attribute.isArray()
                            ? attribute.path(0).asText()
                            : attribute.asText().split("\\.")[0]);
        }
        Matcher substituted = SUBSTITUTED.matcher(value.path("Fn::Sub").toString());
        while (substituted.find()) {
            named.add(substituted.group(1));
        }
        value.forEach(part -> references(part, named));
    }
}
