package dks.ui.settings;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;

/** Offers the checked settings to every class that names {@link Settings} in its constructor. */
final class CheckedSettings {

    @Produces
    @Singleton
    Settings settings(Config config) {
        return Settings.read(config);
    }
}
