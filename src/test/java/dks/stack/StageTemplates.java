package dks.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.infra.Synthesized;
import dks.stack.model.LocalStack;
import dks.stack.model.StackFailure;
import dks.stack.reading.Assembly;
import dks.stack.reading.StackReader;
import dks.stack.writing.ComposeFile;
import dks.stack.writing.HaproxyFile;
import dks.stack.writing.Place;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;

/** The synthesized templates of a stage, to be changed at will, and what make stack writes from them. */
final class StageTemplates {
    static final Place PLACE = new Place("dks-stack-golden", 3080);

    private final String stage;
    private final Assembly assembly;

    private StageTemplates(String stage, Assembly assembly) {
        this.stage = stage;
        this.assembly = assembly;
    }

    /** A copy for one test. */
    static StageTemplates of(String stage, String... settings) throws StackFailure {
        Assembly read = Assembly.read(Synthesized.with(settings).folder(), stage);
        var copies = new ArrayList<Template>();
        for (Template template : read.templates().all()) {
            copies.add(new Template(
                    template.stackName(), template.file(), template.json().deepCopy()));
        }
        return new StageTemplates(stage, new Assembly(new Templates(copies), read.images(), read.environments()));
    }

    /** A stack's template. */
    ObjectNode template(String stack) {
        return (ObjectNode) assembly.templates().all().stream()
                .filter(template -> template.stackName().equals(stack))
                .findFirst()
                .orElseThrow()
                .json();
    }

    /** The resource of a type whose logical id begins like this. */
    ObjectNode resource(String type, String id) {
        return (ObjectNode) assembly.templates()
                .resources(type)
                .filter(resource -> resource.logicalId().startsWith(id))
                .findFirst()
                .orElseThrow()
                .json();
    }

    /** Its properties. */
    ObjectNode properties(String type, String id) {
        return (ObjectNode) resource(type, id).path("Properties");
    }

    /** The container of a task definition, {@code Api} or {@code Ui}. */
    ObjectNode container(String service) {
        return (ObjectNode) properties("AWS::ECS::TaskDefinition", service + "Task")
                .path("ContainerDefinitions")
                .path(0);
    }

    /** A variable or secret of a container by its name. */
    ObjectNode variable(String service, String list, String name) {
        for (JsonNode variable : container(service).path(list)) {
            if (variable.path("Name").asText().equals(name)) {
                return (ObjectNode) variable;
            }
        }
        throw new AssertionError("no " + name);
    }

    LocalStack read() throws StackFailure {
        return new StackReader(assembly, PLACE.url()).read(stage);
    }

    /** compose.yaml, haproxy.cfg and pg_hba.conf, one after the other. */
    String files() throws StackFailure {
        LocalStack stack = read();
        return compose(stack) + haproxy(stack) + clients(stack);
    }

    static String compose(LocalStack stack) {
        return new ComposeFile(stack, PLACE).text();
    }

    static String clients(LocalStack stack) {
        return ComposeFile.clients(stack.database().orElseThrow());
    }

    static String haproxy(LocalStack stack) {
        return new HaproxyFile(stack).text();
    }
}
