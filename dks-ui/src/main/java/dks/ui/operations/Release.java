package dks.ui.operations;

import dks.ui.settings.Settings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is running here, for whoever reports a problem with it. */
@Named("release")
@Singleton
public final class Release {

    private static final int SHORT_REVISION = 12;

    private final Info info;

    Release(
            @ConfigProperty(name = "quarkus.application.name") String name,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Settings settings) {
        info = new Info(name, version, settings.revision());
    }

    /** A service, its version, and the revision of the sources that it was built from. */
    public record Info(String name, String version, String revision) {}

    public Info info() {
        return info;
    }

    /** The version and enough of the revision to find it by. */
    public String words() {
        var revision = info.revision();
        return info.version() + " · " + revision.substring(0, Math.min(SHORT_REVISION, revision.length()));
    }
}
