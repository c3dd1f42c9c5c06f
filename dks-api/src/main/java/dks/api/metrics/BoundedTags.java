package dks.api.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps what clients make up out of the tags of the HTTP server's numbers, where each new value would be a new series:
 * the method, and the path of a request that was given up before it was led to a resource.
 */
@Singleton
public class BoundedTags implements MeterFilter {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /** A path parameter with the expression that it must match, which says nothing to whoever looks at numbers. */
    private static final Pattern NARROWED = Pattern.compile("\\{(\\w+):[^/]*}");

    @Override
    public Meter.Id map(Meter.Id id) {
        if (!id.getName().startsWith("http.server.")) {
            return id;
        }
        boolean givenUp = "RESET".equals(id.getTag("status"));
        List<Tag> tags = id.getTags().stream().map(tag -> bounded(tag, givenUp)).toList();
        return id.replaceTags(tags);
    }

    private static Tag bounded(Tag tag, boolean givenUp) {
        return switch (tag.getKey()) {
            case "method" -> METHODS.contains(tag.getValue()) ? tag : Tag.of("method", "OTHER");
            case "uri" ->
                Tag.of(
                        "uri",
                        givenUp ? "UNKNOWN" : NARROWED.matcher(tag.getValue()).replaceAll("{$1}"));
            default -> tag;
        };
    }
}
