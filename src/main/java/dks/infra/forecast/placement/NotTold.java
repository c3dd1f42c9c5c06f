package dks.infra.forecast.placement;

/** The templates do not tell something that the proof needs; the message says what. */
final class NotTold extends Exception {
    private static final long serialVersionUID = 1;

    private final Rule rule;

    NotTold(String sentence) {
        this(Rule.NOT_PROVEN, sentence);
    }

    NotTold(Rule rule, String sentence) {
        super(sentence);
        this.rule = rule;
    }

    Finding at(Place place) {
        return new Finding(rule, place, getMessage(), "");
    }
}
