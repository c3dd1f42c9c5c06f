package dks.api.start;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What Quarkus has to be told that follows from our settings: without a collector there is no tracing at all, while it
 * would look for one on this machine by itself.
 */
public final class DerivedSettings implements ConfigSourceFactory {

    private static final int OVER_APPLICATION_PROPERTIES = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Optional<String> collector = collector(context);
        Map<String, String> derived = new HashMap<>();
        derived.put("quarkus.otel.sdk.disabled", Boolean.toString(collector.isEmpty()));
        derived.put("dks.tracing.log", collector.isEmpty() ? "" : " [%X{traceId}]");
        collector.ifPresent(endpoint -> derived.put("quarkus.otel.exporter.otlp.endpoint", endpoint));
        return List.of(new PropertiesConfigSource(derived, "derived settings", OVER_APPLICATION_PROPERTIES));
    }

    private static Optional<String> collector(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue("dks.tracing.endpoint");
        return Optional.ofNullable(endpoint.getValue()).map(String::strip).filter(value -> !value.isEmpty());
    }
}
