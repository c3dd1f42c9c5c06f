package dks.api.openapi;

import dks.api.input.Text;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Makes patterns of Bean Validation, which the whole text must match, into those of JSON Schema, which match any part of
 * it. Possessive quantifiers, which JSON Schema does not have, only spare Java time.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Patterns implements OASFilter {

    /** What shows nothing by itself: the most of it, since JSON Schema has no word for all. */
    private static final String BLANK = "\\s\\u00A0\\u00AD\\u0300-\\u036F\\u0483-\\u0489\\u115F\\u1160\\u17B4\\u17B5"
            + "\\u180B-\\u180F\\u200B-\\u200F\\u2060-\\u206F\\u20D0-\\u20F0\\u2800\\u3164\\uFE00-\\uFE0F\\uFE20-\\uFE2F"
            + "\\uFEFF\\uFFA0\\uFFF0-\\uFFFB";

    @Override
    public Schema filterSchema(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^")) {
            schema.setPattern("^(?:" + portable(pattern, schema.getMinLength() != null) + ")$");
        }
        return schema;
    }

    /** Of a class of characters, and as many of them as come; what must show something has one that is none of the blank. */
    private static String portable(String pattern, boolean shows) {
        String form = pattern.replace("*+", "*").replace(Text.SURROGATES, "");
        if (!shows || !form.startsWith("[^") || !form.endsWith("]*")) {
            return form;
        }
        return form + form.substring(0, form.length() - 2) + BLANK + "]" + form;
    }
}
