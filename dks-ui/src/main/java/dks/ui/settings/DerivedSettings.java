package dks.ui.settings;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * What Quarkus has to be told that follows from our settings. It is asked for before they are checked, so what makes no
 * sense is passed over here; {@link Settings} refuses it.
 */
public final class DerivedSettings implements ConfigSourceFactory {

    private static final int OVER_APPLICATION_PROPERTIES = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var derived = new HashMap<String, String>();
        var collector = setting(context, "dks.tracing.endpoint");
        derived.put("quarkus.otel.sdk.disabled", String.valueOf(collector.isEmpty()));
        collector.ifPresent(endpoint -> derived.put("quarkus.otel.exporter.otlp.endpoint", endpoint));
        var issuer = setting(context, "dks.oidc.logout-url").flatMap(DerivedSettings::origin);
        derived.put(
                "dks.form-targets",
                "'self'" + issuer.map(origin -> " " + origin).orElse(""));
        return List.of(new PropertiesConfigSource(derived, "derived settings", OVER_APPLICATION_PROPERTIES));
    }

    private static Optional<String> setting(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name).getValue())
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<String> origin(String address) {
        try {
            var url = URI.create(address);
            return url.getScheme() == null || url.getHost() == null
                    ? Optional.empty()
                    : Optional.of(
                            url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
