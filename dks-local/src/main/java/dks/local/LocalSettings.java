package dks.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What one local system is made of.
 *
 * @param repository the repository's root, where both services have been built
 * @param folder the data folder; kept between runs
 * @param binaries where PostgreSQL's programs are unpacked to; may be shared by several systems
 * @param ports where it listens, on loopback only
 */
public record LocalSettings(Path repository, Path folder, Path binaries, Ports ports) {
    /** The settings of {@code make up}, typed in the repository's root. */
    static LocalSettings from(Map<String, String> environment) throws LocalFailure {
        Path here = Path.of("").toAbsolutePath();
        Path folder = here.resolve(environment.getOrDefault("DKS_DATA", ".dks"));
        return new LocalSettings(here, folder, here.resolve(".dks").resolve("binaries"), Ports.from(environment));
    }

    /** The jar that starts one of the services, {@code dks-api} or {@code dks-ui}. */
    Path jar(String service) throws LocalFailure {
        Path jar = repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.isRegularFile(jar)) {
            throw new LocalFailure(jar + " is missing; build the services with: make services");
        }
        return jar;
    }

    /** Where the pages are. */
    public String uiUrl() {
        return "http://localhost:" + ports.ui();
    }

    /** Where the API is, without a path. */
    public String apiUrl() {
        return "http://localhost:" + ports.api();
    }
}
