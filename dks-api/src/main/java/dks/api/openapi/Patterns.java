package dks.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Makes patterns of Bean Validation, which the whole text must match, into those of JSON Schema, which match any part of
 * it. Possessive quantifiers, which JSON Schema does not have, only spare Java time.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Patterns implements OASFilter {

    @Override
    public Schema filterSchema(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + pattern.replace("*+", "*") + ")$");
        }
        return schema;
    }
}
