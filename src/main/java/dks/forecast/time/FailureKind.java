package dks.forecast.time;

/** How a deployment goes wrong. */
public enum FailureKind {
    EXITS_AT_ONCE("the new container exits at once"),
    NEVER_HEALTHY("the new container runs and never becomes healthy");

    private final String words;

    FailureKind(String words) {
        this.words = words;
    }

    /** As the beginning of a sentence. */
    public String words() {
        return words;
    }
}
