package dks.stack.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.stack.model.Image;
import dks.stack.model.StackFailure;
import dks.template.Manifest;
import dks.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code cdk synth} wrote for a stage: templates, images to build, and where they would be deployed.
 *
 * @param templates those of all stacks of the stage
 * @param images by the name that they get in their repositories: {@code <repository>:<tag>}
 * @param environments account and Region by stack, as in {@code aws://123456789012/us-east-1}
 */
public record Assembly(Templates templates, Map<String, Image> images, Map<String, String> environments) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the files of a stage.
     *
     * @param output the CDK's output folder, {@code cdk.out}
     * @param stage its name, without {@code dks-}
     * @throws StackFailure when there are none, or they cannot be read
     */
    public static Assembly read(Path output, String stage) throws StackFailure {
        Path nested = output.resolve("assembly-dks-" + stage);
        Path folder = Files.isDirectory(nested) ? nested : output;
        List<Path> templates = files(folder, ".template.json");
        if (templates.isEmpty()) {
            throw new StackFailure("There are no templates of the stage " + stage + " in " + output
                    + "; write them with: make synth STAGE=" + stage);
        }
        var images = new LinkedHashMap<String, Image>();
        for (Path assets : files(folder, ".assets.json")) {
            json(assets).path("dockerImages").forEach(asset -> addImage(folder, asset, images));
        }
        try {
            return new Assembly(
                    Templates.asWritten(templates),
                    images,
                    Manifest.beside(templates).environments());
        } catch (UncheckedIOException e) {
            throw new StackFailure(e.getMessage() + " Synthesize again.", e);
        }
    }

    private static void addImage(Path folder, JsonNode asset, Map<String, Image> images) {
        JsonNode source = asset.path("source");
        var arguments = new LinkedHashMap<String, String>();
        source.path("dockerBuildArgs")
                .properties()
                .forEach(argument ->
                        arguments.put(argument.getKey(), argument.getValue().asText()));
        for (JsonNode destination : asset.path("destinations")) {
            String name = destination.path("repositoryName").asText() + ":"
                    + destination.path("imageTag").asText();
            images.put(
                    name,
                    new Image(
                            name,
                            folder.resolve(source.path("directory").asText()).normalize(),
                            optional(source, "dockerFile"),
                            optional(source, "dockerBuildTarget"),
                            arguments,
                            optional(source, "platform")));
        }
    }

    private static Optional<String> optional(JsonNode object, String name) {
        return object.has(name) ? Optional.of(object.get(name).asText()) : Optional.empty();
    }

    private static List<Path> files(Path folder, String ending) throws StackFailure {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new StackFailure("The templates in " + folder + " cannot be read: " + e, e);
        }
    }

    private static JsonNode json(Path file) throws StackFailure {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage() + "; synthesize again.", e);
        }
    }
}
