package dks.stack.model;

/**
 * A property of a template that nothing here stands for.
 *
 * @param path inside the resource, for example {@code ContainerDefinitions[api].LogConfiguration}
 * @param why empty when nobody has thought about this property yet
 */
public record LeftOut(Origin origin, String type, String path, String why) {
    @Override
    public String toString() {
        return path + (why.isEmpty() ? " (unknown to make stack)" : ": " + why);
    }
}
