package dks.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A CloudFormation template.
 *
 * @param stackName by which other templates refer to its outputs
 */
public record Template(String stackName, Path file, JsonNode json) {

    /** Its resources, in the order in which they are written. */
    public Stream<Resource> resources() {
        return json.path("Resources").properties().stream()
                .map(entry -> new Resource(this, entry.getKey(), entry.getValue()));
    }

    /** The resource of this logical id. */
    public Optional<Resource> resource(String logicalId) {
        JsonNode found = json.path("Resources").path(logicalId);
        return found.isMissingNode() ? Optional.empty() : Optional.of(new Resource(this, logicalId, found));
    }

    /** Two templates are the same when their stacks are: contents are never compared. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Template template && stackName.equals(template.stackName);
    }

    @Override
    public int hashCode() {
        return stackName.hashCode();
    }

    @Override
    public String toString() {
        return stackName;
    }
}
