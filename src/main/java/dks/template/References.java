package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the resources of a template refer to within it: by Ref, Fn::GetAtt, Fn::Sub and DependsOn, however deep inside. */
public final class References {
    private static final Pattern IN_TEXT = Pattern.compile("\\$\\{([A-Za-z0-9]+)(?:\\.[^}]*)?}");

    private References() {}

    /** The logical ids of the resources that CloudFormation creates before this one, and deletes after it. */
    public static Set<String> of(Resource resource) {
        Set<String> names = in(resource.json().path("Properties"));
        JsonNode dependsOn = resource.json().path("DependsOn");
        dependsOn.forEach(id -> names.add(id.asText()));
        names.add(dependsOn.asText());
        names.removeIf(name -> resource.template().resource(name).isEmpty());
        return names;
    }

    /** The names in a value that may be those of resources. */
    static Set<String> in(JsonNode value) {
        var names = new LinkedHashSet<String>();
        collect(value, names);
        return names;
    }

    private static void collect(JsonNode value, Set<String> names) {
        names.add(value.path("Ref").asText());
        JsonNode attribute = value.path("Fn::GetAtt");
        names.add(
                attribute.isArray()
                        ? attribute.path(0).asText()
                        : attribute.asText().split("\\.")[0]);
        JsonNode text = value.path("Fn::Sub");
        Matcher inText = IN_TEXT.matcher(text.isArray() ? text.path(0).asText() : text.asText());
        while (inText.find()) {
            names.add(inText.group(1));
        }
        for (Iterator<JsonNode> parts = value.elements(); parts.hasNext(); ) {
            collect(parts.next(), names);
        }
    }
}
