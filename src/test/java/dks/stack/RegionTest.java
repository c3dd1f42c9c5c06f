package dks.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dks.infra.Synthesized;
import dks.stack.model.Container;
import dks.stack.reading.Assembly;
import dks.stack.reading.StackReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage elsewhere than in us-east-1, read from its files. */
class RegionTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REGION = "eu-central-1";

    @TempDir
    Path folder;

    @Test
    void theRegionThatATemplateAsksForIsItsStacks() throws Exception {
        copy(Synthesized.with("stage=dev", "region=" + REGION).folder().resolve("assembly-dks-dev"));
        addToEveryContainer("ITS_REGION", "{\"Ref\": \"AWS::Region\"}");
        addToEveryContainer("ITS_NAME", "{\"Fn::Sub\": \"dks.${AWS::Region}.example.com\"}");

        List<Container> containers = new StackReader(Assembly.read(folder, "dev"), StageTemplates.PLACE.url())
                .read("dev").services().stream()
                        .flatMap(service -> service.containers().stream())
                        .toList();

        assertThat(containers)
                .hasSize(2)
                .allSatisfy(container -> assertThat(container.start().environment())
                        .containsEntry("ITS_REGION", REGION)
                        .containsEntry("ITS_NAME", "dks." + REGION + ".example.com"));
    }

    private void copy(Path assembly) throws IOException {
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void addToEveryContainer(String name, String value) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".template.json"))
                    .toList()) {
                JsonNode template = JSON.readTree(file.toFile());
                for (JsonNode resource : template.path("Resources")) {
                    for (JsonNode container : resource.path("Properties").path("ContainerDefinitions")) {
                        ((ArrayNode) container.path("Environment"))
                                .addObject()
                                .put("Name", name)
                                .set("Value", JSON.readTree(value));
                    }
                }
                JSON.writeValue(file.toFile(), template);
            }
        }
    }
}
