package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.Manifest;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** References over the borders of stacks, which need a dependency between these. */
record StackReferences(Templates templates, Manifest manifest) {

    List<Finding> check() {
        // One finding for a pair of stacks, at the first resource that refers over.
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Template template : templates.all()) {
            template.resources()
                    .forEach(resource -> walk(
                            resource.json(),
                            value -> producers(template, value)
                                    .forEach(producer -> findings.putIfAbsent(
                                            template.stackName() + " " + producer, finding(resource, producer)))));
        }
        return List.copyOf(findings.values());
    }

    private List<String> producers(Template consumer, JsonNode value) {
        return named(value).stream()
                .filter(producer -> !producer.equals(consumer.stackName()))
                .filter(producer -> templates.all().stream()
                        .anyMatch(template -> template.stackName().equals(producer)))
                .filter(producer -> !manifest.deletesBefore(consumer.stackName(), producer))
                .toList();
    }

    private List<String> named(JsonNode value) {
        if (value.has("Fn::GetStackOutput")) {
            return List.of(value.path("Fn::GetStackOutput").path("StackName").asText());
        }
        JsonNode imported = value.path("Fn::ImportValue");
        return templates.all().stream()
                .filter(template -> imported.isTextual() && exports(template, imported.asText()))
                .map(Template::stackName)
                .toList();
    }

    private static boolean exports(Template template, String name) {
        return template.json().path("Outputs").findValues("Export").stream()
                .anyMatch(export -> export.path("Name").asText().equals(name));
    }

    private static Finding finding(Resource resource, String producer) {
        String consumer = resource.template().stackName();
        return Obstacle.at(
                DeletionRule.STACK_ORDER,
                resource,
                Obstacle.name(resource) + " uses an output of stack " + producer + ", but stack " + consumer
                        + " does not depend on it, so that " + producer + " may be deleted first.",
                "Make stack " + consumer + " depend on stack " + producer + ".");
    }

    private static void walk(JsonNode value, Consumer<JsonNode> visitor) {
        visitor.accept(value);
        value.forEach(part -> walk(part, visitor));
    }
}
