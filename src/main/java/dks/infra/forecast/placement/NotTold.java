package dks.infra.forecast.placement;

import dks.infra.forecast.finding.Finding;
import dks.infra.template.Place;

/** The templates do not tell something that the proof needs; the message says what. */
public final class NotTold extends Exception {
    /** How every sentence about what cannot be told begins. */
    static final String NOT_PROVEN = "Not proven: ";

    private static final long serialVersionUID = 1;

    private final PlacementRule rule;

    /** @param why the rest of the sentence that begins with {@link #NOT_PROVEN} */
    public NotTold(String why) {
        this(PlacementRule.NOT_PROVEN, NOT_PROVEN + why);
    }

    NotTold(PlacementRule rule, String sentence) {
        super(sentence);
        this.rule = rule;
    }

    /** The sentence without its first words. */
    public String why() {
        return getMessage().startsWith(NOT_PROVEN) ? getMessage().substring(NOT_PROVEN.length()) : getMessage();
    }

    Finding at(Place place) {
        return new Finding(rule, place, getMessage(), "");
    }
}
