package dks.forecast.time.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.reading.NotTold;
import dks.proof.reading.WrittenNumber;
import java.util.ArrayList;
import java.util.List;

/** Numbers out of a template, and what it does not tell of them. */
public final class Told {
    /** More than any time or count that AWS takes here, and few enough seconds to be reckoned with. */
    private static final int MOST = 999_999;

    private final List<String> notTold = new ArrayList<>();

    /**
     * A whole number of a template; what AWS takes when it is not there.
     *
     * @param what how it is called in the sentence that is kept when it is no number; AWS's is taken then, too
     */
    int number(JsonNode value, int ofAws, String what) {
        try {
            return Math.min(MOST, WrittenNumber.whole(value, ofAws, what));
        } catch (NotTold e) {
            not("%s AWS's default of %d is taken.".formatted(e.getMessage(), ofAws));
            return ofAws;
        }
    }

    /** As {@link #number}, with decimals. */
    double decimal(JsonNode value, double ofAws, String what) {
        try {
            return WrittenNumber.decimal(value, ofAws, what);
        } catch (NotTold e) {
            not("%s AWS's default of %s is taken.".formatted(e.getMessage(), ofAws));
            return ofAws;
        }
    }

    /** Keeps a sentence about what cannot be told, without its first words. */
    public void not(String sentence) {
        if (!notTold.contains(sentence)) {
            notTold.add(sentence);
        }
    }

    /** What could not be told. */
    public List<String> sentences() {
        return List.copyOf(notTold);
    }
}
