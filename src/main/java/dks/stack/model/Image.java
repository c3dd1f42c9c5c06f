package dks.stack.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * An image to build.
 *
 * @param name by which containers use it
 * @param directory what it is built from
 * @param file the Dockerfile in it, when it has another name
 * @param platform for which AWS gets it; here it is built for this machine
 */
public record Image(
        String name,
        Path directory,
        Optional<String> file,
        Optional<String> target,
        Map<String, String> arguments,
        Optional<String> platform) {
    private static final int SHORT_TAG = 12;

    /** The name for people: an asset's tag is a hash of 64 characters. */
    public String shortName() {
        return name.substring(0, Math.min(name.length(), name.indexOf(':') + 1 + SHORT_TAG));
    }
}
