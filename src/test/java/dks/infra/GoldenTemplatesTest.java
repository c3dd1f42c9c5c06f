package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every template of every stage as a file that a reviewer reads: keys sorted, asset hashes replaced. Rewritten by `make
 * golden` only.
 */
class GoldenTemplatesTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final int READABLE_LINES = 1_500;
    private static final int LINE = 180;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @Test
    void templatesOfDevAreAsReviewed() throws IOException {
        check("dev", Synthesized.with().templates("dev"));
    }

    @Test
    void templatesOfProdAreAsReviewed() throws IOException {
        check("prod", Synthesized.with().templates("prod"));
    }

    @Test
    void templatesOfDevWithAPublicLoadBalancerAreAsReviewed() throws IOException {
        check("dev-alb", Variants.DEV_ALB.templates("dev"));
    }

    /** Of the other stacks, Services differs from prod's in two scheduled actions for each service, and the rest not at all. */
    @Test
    void templatesOfProdWithOfficeHoursAndSpotInstancesAreAsReviewed() throws IOException {
        Map<String, Json> templates = Variants.PROD_SAVING.templates("prod");
        templates.keySet().retainAll(List.of("Data", "Platform"));
        check("prod-saving", templates);
    }

    private static void check(String variant, Map<String, Json> templates) throws IOException {
        Path folder = GOLDEN.resolve(variant);
        if (Boolean.getBoolean("golden.update") || "".equals(System.getProperty("golden.update"))) {
            rewrite(folder, templates);
        }
        var names = new TreeSet<String>();
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            files.forEach(file -> names.add(file.getFileName().toString().replace(".json", "")));
        }
        assertThat(names)
                .as("stacks of %s; `make golden` rewrites them after a deliberate change", variant)
                .isEqualTo(templates.keySet());
        for (var template : templates.entrySet()) {
            Path actual = Path.of("target", "golden", variant, template.getKey() + ".json");
            Files.createDirectories(actual.getParent());
            Files.writeString(actual, text(template.getValue()));
            assertThat(actual)
                    .as("`make golden` rewrites it after a deliberate change")
                    .hasSameTextualContentAs(folder.resolve(template.getKey() + ".json"));
            assertThat(Files.readAllLines(actual)).as("a person can read it").hasSizeLessThan(READABLE_LINES);
        }
    }

    private static void rewrite(Path folder, Map<String, Json> templates) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        for (var template : templates.entrySet()) {
            Files.writeString(folder.resolve(template.getKey() + ".json"), text(template.getValue()));
        }
    }

    private static String text(Json template) throws IOException {
        JsonNode sorted = JSON.readTree(
                JSON.writeValueAsString(JSON.convertValue(withoutBootstrap(template.node()), TreeMap.class)));
        return printed(sorted, "").replaceAll("[0-9a-f]{64}", "<asset hash>") + "\n";
    }

    /** What is short stands on one line, as a person would write it. */
    private static String printed(JsonNode node, String indent) {
        String line = node.toString();
        if (!node.isContainerNode() || indent.length() + line.length() <= LINE) {
            return line;
        }
        String deeper = indent + "  ";
        var parts = new ArrayList<String>();
        node.properties()
                .forEach(field ->
                        parts.add(deeper + "\"" + field.getKey() + "\": " + printed(field.getValue(), deeper)));
        if (node.isArray()) {
            node.forEach(element -> parts.add(deeper + printed(element, deeper)));
        }
        String all = String.join(",\n", parts) + "\n" + indent;
        return node.isArray() ? "[\n" + all + "]" : "{\n" + all + "}";
    }

    /** The CDK's check of the bootstrap version is the same in every template and says nothing about ours. */
    private static JsonNode withoutBootstrap(JsonNode template) {
        var copy = (ObjectNode) template.deepCopy();
        copy.remove("Rules");
        if (copy.path("Parameters") instanceof ObjectNode parameters) {
            parameters.remove("BootstrapVersion");
            if (parameters.isEmpty()) {
                copy.remove("Parameters");
            }
        }
        return copy;
    }
}
