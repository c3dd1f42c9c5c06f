package dks.infra.forecast.time;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.template.Template;
import dks.infra.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** Numbers out of a template, and what it does not tell of them. */
final class Told {
    private final List<String> notTold = new ArrayList<>();

    /**
     * A number of a template; what AWS takes when it is not there.
     *
     * @param what how it is called in the sentence that is kept when it is no number; AWS's is taken then, too
     */
    int number(Template from, JsonNode value, int ofAws, String what) {
        if (value.isMissingNode() || value.isNull()) {
            return ofAws;
        }
        String text = Templates.text(from, value).orElse(value.toString()).strip();
        if (text.matches("[0-9]{1,6}")) {
            return Integer.parseInt(text);
        }
        not("%s, which is %s; %d is taken.".formatted(what, text, ofAws));
        return ofAws;
    }

    /** Keeps a sentence about what cannot be told, without its first words. */
    void not(String sentence) {
        if (!notTold.contains(sentence)) {
            notTold.add(sentence);
        }
    }

    /** What could not be told. */
    List<String> sentences() {
        return List.copyOf(notTold);
    }
}
