package dks.infra.stage;

/** How a new version of a service takes over from the old one. */
public enum Rollout {
    /** New tasks join as they become healthy, old ones leave. */
    ROLLING,
    /** A tenth of the requests go to the new version first, the rest follows when no alarm has gone off. */
    CANARY;

    /**
     * The rollout that a person means.
     *
     * @throws InvalidSettingException if there is none of this name
     */
    static Rollout of(String name) {
        return switch (name) {
            case "rolling" -> ROLLING;
            case "canary" -> CANARY;
            default ->
                throw new InvalidSettingException(
                        "deployment=" + name + " is no way to deploy: use rolling or canary.");
        };
    }
}
