package dks.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that hold templates: JSON, or YAML with CloudFormation's short forms such as {@code !Ref}. */
final class TemplateFile {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDING = "(\\.template)?\\.(json|ya?ml)";

    private TemplateFile() {}

    /**
     * The templates of a folder by name; in a cloud assembly those of its stacks.
     *
     * @throws NoTemplates when there is none
     * @throws UncheckedIOException when a file cannot be read, or is neither JSON nor YAML
     */
    static List<Path> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new NoTemplates(folder + " is no folder; name one with CloudFormation templates.");
        }
        boolean isAssembly = Manifest.isIn(folder);
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> name(file).matches(isAssembly ? ".*\\.template\\.json" : ".*" + ENDING))
                    .filter(file -> read(file).path("Resources").isObject())
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new NoTemplates(
                        folder + " holds no CloudFormation template: no .json, .yaml or .yml file with Resources.");
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be read.", e);
        }
    }

    /**
     * What a file holds.
     *
     * @throws UncheckedIOException when it cannot be read, or is neither JSON nor YAML; the message is one sentence
     */
    static JsonNode read(Path file) {
        try {
            return name(file).endsWith(".json") ? JSON.readTree(file.toFile()) : YamlTemplate.read(file);
        } catch (JsonProcessingException e) {
            String where =
                    e.getLocation() == null ? "" : " in line " + e.getLocation().getLineNr();
            throw new UncheckedIOException(
                    file + " is no template: " + e.getOriginalMessage().split("\n")[0] + where + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read.", e);
        }
    }

    /** The name of a stack whose template this is, where nobody tells another. */
    static String stackName(Path file) {
        return name(file).replaceFirst(ENDING + "$", "");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
