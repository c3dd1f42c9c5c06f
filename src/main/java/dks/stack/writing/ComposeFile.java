package dks.stack.writing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dks.stack.model.Container;
import dks.stack.model.Database;
import dks.stack.model.LoadBalancer;
import dks.stack.model.LocalStack;
import dks.stack.model.Origin;
import dks.stack.model.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a stack as a Compose file that a person can read beside the templates. */
public final class ComposeFile {
    /** What runs in the place of the load balancer. */
    public static final String LOAD_BALANCER_IMAGE = "haproxy:3.2";

    private static final Set<String> OF_DATABASE =
            Set.of("AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::RDS::DBClusterParameterGroup");

    private final YAMLMapper yaml = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();
    private final LocalStack stack;
    private final Place place;
    private final Notes notes;
    private final StringBuilder text = new StringBuilder();

    public ComposeFile(LocalStack stack, Place place) {
        this.stack = stack;
        this.place = place;
        this.notes = new Notes(stack);
    }

    /** The content of the file that says who may connect to the database, and how. */
    public static String clients(Database database) {
        return new DatabaseBlock(database).clients();
    }

    /** The file's content. */
    public String text() {
        text.append("# The stage ")
                .append(stack.stage())
                .append(" on this machine, written by make stack from the")
                .append(" synthesized templates. Not to be edited: change the CDK app.\n");
        text.append("# By hand: docker compose -p ")
                .append(place.project())
                .append(" -f target/stack/compose.yaml logs\n");
        text.append("services:\n");
        for (Service service : stack.services()) {
            for (Container container : service.containers()) {
                add(
                        "Service " + service.origin() + " with task definition "
                                + service.task().logicalId(),
                        origins(service),
                        notes.secrets(container),
                        container.name(),
                        new ContainerBlock(container, service.count()).block());
            }
        }
        stack.database().ifPresent(this::add);
        LoadBalancer loadBalancer = stack.loadBalancer();
        add(
                "Load balancer " + loadBalancer.origin() + "; its rules are in haproxy.cfg",
                List.of(),
                "",
                LoadBalancer.HOST,
                new BalancerBlock(loadBalancer, place.port()).block());
        if (stack.database().isPresent()) {
            text.append("volumes:\n  ").append(DatabaseBlock.VOLUME).append(": {}\n");
        }
        return text.toString();
    }

    private static List<Origin> origins(Service service) {
        var origins = new ArrayList<>(List.of(service.origin(), service.task()));
        service.scaling().ifPresent(origins::add);
        return origins;
    }

    private void add(Database database) {
        var origins = new ArrayList<Origin>();
        stack.leftOut().stream()
                .filter(property -> OF_DATABASE.contains(property.type()))
                .forEach(property -> origins.add(property.origin()));
        stack.secrets().forEach(secret -> origins.add(secret.origin()));
        add("Database " + database.origin(), origins, "", Database.HOST, new DatabaseBlock(database).block());
    }

    private void add(String headline, List<Origin> origins, String secrets, String name, Map<String, Object> block) {
        text.append(indented(notes.about(headline, origins) + secrets));
        try {
            text.append(indented(yaml.writeValueAsString(Map.of(name, escaped(yaml.valueToTree(block))))));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String indented(String lines) {
        return lines.replaceAll("(?m)^(?=.)", "  ");
    }

    /** Compose would take {@code $NAME} for a variable of this machine. */
    private static JsonNode escaped(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(escaped(field.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, escaped(array.get(i)));
            }
        } else if (value.isTextual()) {
            return TextNode.valueOf(value.asText().replace("$", "$$"));
        }
        return value;
    }
}
