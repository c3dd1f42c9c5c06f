package dks.proof.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Templates;

/** Reads the numbers of templates, which write them as numbers or as texts. */
public final class WrittenNumber {
    private WrittenNumber() {}

    /**
     * The whole number that is written, from 0 to 999999999.
     *
     * @param what how a sentence calls it, for example {@code the group's MaxSize}
     * @throws NotTold when nothing is written, something that only AWS can tell, or no such number
     */
    public static int whole(JsonNode value, String what) throws NotTold {
        String text = text(value, what);
        if (!text.matches("[0-9]{1,9}")) {
            throw new NotTold(what + " is " + text + ", which is no whole number up to 999999999.");
        }
        return Integer.parseInt(text);
    }

    /**
     * The whole number that is written.
     *
     * @param otherwise what it is where nothing is written
     * @throws NotTold as {@link #whole(JsonNode, String)}, where something is written
     */
    public static int whole(JsonNode value, int otherwise, String what) throws NotTold {
        return isWritten(value) ? whole(value, what) : otherwise;
    }

    /**
     * The number that is written, with or without decimals, from 0 on.
     *
     * @param otherwise what it is where nothing is written
     * @throws NotTold when something is written that only AWS can tell, or no such number
     */
    public static double decimal(JsonNode value, double otherwise, String what) throws NotTold {
        if (!isWritten(value)) {
            return otherwise;
        }
        String text = text(value, what);
        if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
            throw new NotTold(what + " is " + text + ", which is no number.");
        }
        return Double.parseDouble(text);
    }

    private static boolean isWritten(JsonNode value) {
        return !value.isMissingNode() && !value.isNull();
    }

    private static String text(JsonNode value, String what) throws NotTold {
        return Templates.text(value)
                .orElseThrow(() -> new NotTold("the templates do not tell " + what + "."))
                .strip();
    }
}
