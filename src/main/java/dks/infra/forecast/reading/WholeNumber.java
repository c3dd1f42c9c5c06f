package dks.infra.forecast.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Templates;

/** Reads the whole numbers of templates, which write them as numbers or as texts. */
public final class WholeNumber {
    private WholeNumber() {}

    /**
     * The number that is written, from 0 to 999999999.
     *
     * @param what how a sentence calls it, for example {@code the group's MaxSize}
     * @throws NotTold when nothing is written, something that only AWS can tell, or no such number
     */
    public static int read(JsonNode value, String what) throws NotTold {
        String text = Templates.text(value)
                .orElseThrow(() -> new NotTold("the templates do not tell " + what + "."))
                .strip();
        if (!text.matches("[0-9]{1,9}")) {
            throw new NotTold(what + " is " + text + ", which is no whole number up to 999999999.");
        }
        return Integer.parseInt(text);
    }

    /**
     * The number that is written.
     *
     * @param otherwise what it is where nothing is written
     * @throws NotTold as {@link #read(JsonNode, String)}, where something is written
     */
    public static int read(JsonNode value, int otherwise, String what) throws NotTold {
        return value.isMissingNode() || value.isNull() ? otherwise : read(value, what);
    }
}
