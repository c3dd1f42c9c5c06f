package dks.proof.shift;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Templates;
import java.util.Optional;
import java.util.stream.Stream;

/** How a deployment of an ECS service brings new tasks into service. */
public enum Strategy {
    /** New tasks take the places of old ones, batch by batch. */
    ROLLING,
    /** All new tasks at once; the traffic shifts to them at once. */
    BLUE_GREEN,
    /** All new tasks at once; the traffic shifts in equal parts. */
    LINEAR,
    /** All new tasks at once; a small part of the traffic shifts first. */
    CANARY;

    /** That of a service, rolling where nothing is said; empty when it is another, or only AWS can tell it. */
    public static Optional<Strategy> of(Resource service) {
        JsonNode written = service.property("DeploymentConfiguration").path("Strategy");
        String name = written.isMissingNode()
                ? ROLLING.name()
                : Templates.text(written).orElse("");
        return Stream.of(values())
                .filter(strategy -> strategy.name().equals(name))
                .findFirst();
    }

    /** Whether both versions run in full, and ECS moves the requests from one to the other (Amazon ECS Developer Guide). */
    public boolean movesRequests() {
        return this != ROLLING;
    }
}
