package dks.infra;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.infra.stage.StageConfig;
import dks.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.assertions.Template;

/** The app as the CDK CLI builds it: with cdk.json's feature flags, and with settings as `-c name=value` gives them. */
public final class Synthesized {
    private static final Map<List<String>, Synthesized> CACHE = new HashMap<>();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final App app;
    private final Path folder;

    private Synthesized(App app, Path folder) {
        this.app = app;
        this.folder = folder;
    }

    /** Every test may read the same templates; nobody changes them. */
    public static synchronized Synthesized with(String... settings) {
        return CACHE.computeIfAbsent(List.of(settings), given -> synthesize(given, app -> {}));
    }

    /**
     * Synthesizes anew, for a test that looks with other eyes.
     *
     * @param inspection what is done to the app before; errors that it adds are among the {@link #findings}
     */
    public static Synthesized synthesize(List<String> settings, Consumer<App> inspection) {
        return build(settings, app -> {
            DksApp.addStages(app);
            inspection.accept(app);
        });
    }

    /** Synthesizes a stage that no setting leads to. */
    public static Synthesized synthesize(StageConfig stage) {
        return build(List.of(), app -> new DksStage(app, stage));
    }

    private static Synthesized build(List<String> settings, Consumer<App> content) {
        var context = new LinkedHashMap<String, Object>(cdkJson());
        settings.forEach(setting -> context.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        Path folder = newFolder();
        var app = new App(
                AppProps.builder().context(context).outdir(folder.toString()).build());
        content.accept(app);
        try {
            app.synth();
        } catch (RuntimeException e) {
            if (!e.getMessage().startsWith("ValidationFailed")) {
                throw e;
            }
        }
        return new Synthesized(app, folder);
    }

    /** The names of the stages, without their prefix. */
    public List<String> stages() {
        return app.getNode().getChildren().stream()
                .filter(Stage.class::isInstance)
                .map(stage -> stage.getNode().getId().replaceFirst("dks-", ""))
                .toList();
    }

    /** The names of a stage's stacks. */
    public List<String> stacks(String stage) {
        return stage(stage).getNode().getChildren().stream()
                .filter(Stack.class::isInstance)
                .map(stack -> stack.getNode().getId())
                .sorted()
                .toList();
    }

    public Stack stack(String stage, String name) {
        return (Stack) stage(stage).getNode().findChild(name);
    }

    /** For the CDK's own assertions. */
    public Template template(String stage, String stack) {
        return Template.fromString(json(stage, stack).node().toString());
    }

    public Json json(String stage, String stack) {
        return file(stage, stack(stage, stack).getArtifactId() + ".template.json");
    }

    /** All templates of a stage by stack name. */
    public Map<String, Json> templates(String stage) {
        var templates = new TreeMap<String, Json>();
        stacks(stage).forEach(stack -> templates.put(stack, json(stage, stack)));
        return templates;
    }

    /** The folder of the stage's cloud assembly. */
    public Path assembly(String stage) {
        return folder.resolve("assembly-dks-" + stage);
    }

    /** All templates of a stage as the forecast reads them. */
    public Templates forForecast(String stage) {
        return Templates.in(assembly(stage));
    }

    /** A file of the stage's cloud assembly. */
    public Json file(String stage, String name) {
        return read(assembly(stage).resolve(name));
    }

    /** Where everything was written, as the CDK's command line does into cdk.out. */
    public Path folder() {
        return folder;
    }

    /** What CloudFormation's linter and the constructs themselves warn of: a rule, a blank, the construct's path. */
    public List<String> findings() {
        var findings = new ArrayList<String>();
        JsonNode report = read(folder.resolve("validation-report.json")).node();
        for (JsonNode violation : report.findValues("violations").stream()
                .flatMap(Synthesized::elements)
                .toList()) {
            elements(violation.path("violatingConstructs"))
                    .forEach(construct -> findings.add(rule(violation) + " "
                            + construct.path("constructPath").asText()));
        }
        return findings;
    }

    /** A construct's own warnings and errors go by one name; what they say begins with the rule's. */
    private static String rule(JsonNode violation) {
        String name = violation.path("ruleName").asText();
        return name.startsWith("Annotation::")
                ? violation.path("description").asText().split(": ", 2)[0]
                : name;
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private Stage stage(String name) {
        return (Stage) app.getNode().findChild("dks-" + name);
    }

    private static Json read(Path file) {
        try {
            return new Json(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path newFolder() {
        try {
            Path folder = Path.of("target", "synthesized");
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, "app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> cdkJson() {
        try {
            Map<String, Object> file =
                    JSON.readValue(Path.of("cdk.json").toFile(), new TypeReference<Map<String, Object>>() {});
            @SuppressWarnings("unchecked")
            var context = (Map<String, Object>) file.get("context");
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String[] settings(String line) {
        return Arrays.stream(line.split(" ")).filter(s -> !s.isBlank()).toArray(String[]::new);
    }
}
