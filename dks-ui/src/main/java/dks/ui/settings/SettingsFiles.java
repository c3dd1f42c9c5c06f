package dks.ui.settings;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The same settings that Quarkus will read, before Quarkus starts: its own complaint about a missing one is a stack trace. */
public final class SettingsFiles {

    private static final int ORDINAL_OF_APPLICATION_PROPERTIES = 250;

    private SettingsFiles() {}

    /**
     * application.properties, overridden by environment and system properties.
     *
     * @throws UncheckedIOException if application.properties cannot be read
     */
    public static SmallRyeConfig load() {
        try {
            var file = SettingsFiles.class.getResource("/application.properties");
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .addSystemSources()
                    .withSources(new PropertiesConfigSource(file, ORDINAL_OF_APPLICATION_PROPERTIES))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
