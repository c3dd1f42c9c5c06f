package dks.infra.forecast.time;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Resource;
import dks.infra.template.Template;
import dks.infra.template.Templates;

/** Finds the tasks whose database sleeps while nobody uses it: Aurora Serverless v2 does exactly when its minimum is 0. */
final class PausingDatabase {
    private final Templates templates;

    PausingDatabase(Templates templates) {
        this.templates = templates;
    }

    /** Whether a container of a task definition is given something of such a database: a name, an address, a secret. */
    boolean isKnownTo(Resource definition) {
        for (JsonNode container : definition.property("ContainerDefinitions")) {
            if (isNamed(definition.template(), container.path("Environment"))
                    || isNamed(definition.template(), container.path("Secrets"))) {
                return true;
            }
        }
        return false;
    }

    private boolean isNamed(Template template, JsonNode value) {
        if (templates.referred(template, value).filter(PausingDatabase::pauses).isPresent()) {
            return true;
        }
        for (JsonNode part : value) {
            if (isNamed(template, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean pauses(Resource resource) {
        JsonNode minimum = resource.property("ServerlessV2ScalingConfiguration").path("MinCapacity");
        return resource.type().equals("AWS::RDS::DBCluster") && !minimum.isMissingNode() && minimum.asDouble(1) == 0;
    }
}
