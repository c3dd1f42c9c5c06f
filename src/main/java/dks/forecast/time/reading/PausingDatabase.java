package dks.forecast.time.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;

/** Finds the tasks whose database sleeps while nobody uses it: Aurora Serverless v2 does exactly when its minimum is 0. */
final class PausingDatabase {
    /** A cluster that says nothing of its capacity is none of Serverless v2. */
    private static final double AWAKE = 1;

    private final Templates templates;
    private final Told told;

    PausingDatabase(Templates templates, Told told) {
        this.templates = templates;
        this.told = told;
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
        if (templates.referred(template, value).filter(this::pauses).isPresent()) {
            return true;
        }
        for (JsonNode part : value) {
            if (isNamed(template, part)) {
                return true;
            }
        }
        return false;
    }

    private boolean pauses(Resource resource) {
        JsonNode scaling = resource.property("ServerlessV2ScalingConfiguration");
        try {
            return resource.type().equals("AWS::RDS::DBCluster")
                    && WrittenNumber.decimal(
                                    scaling.path("MinCapacity"), AWAKE, "the MinCapacity of " + resource.path())
                            == 0;
        } catch (NotTold e) {
            told.not("whether a database sleeps: " + e.getMessage());
            return false;
        }
    }
}
