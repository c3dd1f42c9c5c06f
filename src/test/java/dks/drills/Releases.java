package dks.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds images of other releases, good ones and bad ones, upon those of the stage. */
final class Releases {
    private final Containers containers;
    private final Path folder;
    private final List<String> built = new ArrayList<>();

    /** @param folder to build in */
    Releases(Containers containers, Path folder) {
        this.containers = containers;
        this.folder = folder;
    }

    /** Another image that does the same. */
    String another(Fleet fleet) {
        return build(fleet, "another", "LABEL release=another");
    }

    /** Ends at once: Java is asked for a program that is not there. */
    String crashing(Fleet fleet) {
        return build(fleet, "crashing", "ENTRYPOINT [\"/opt/jre/bin/java\", \"-jar\", \"no-such-program.jar\"]");
    }

    /** Runs, but listens where no health check asks. */
    String neverHealthy(Fleet fleet) {
        return build(fleet, "never-healthy", "ENV PORT=8199");
    }

    /** Somebody has changed a migration that the database has had: Flyway refuses to go on. */
    String withBadMigration(Fleet fleet) {
        Path work = folder.resolve(fleet.name() + "-bad-migration");
        String container =
                containers.run("create", fleet.image()).lines().get(0).strip();
        try {
            Files.createDirectories(work);
            containers.run("cp", container + ":/app/app", work.toString());
            spoil(work.resolve("app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            containers.attempt("rm", container);
        }
        return build(fleet, "bad-migration", "COPY app /app/app");
    }

    private static void spoil(Path app) throws IOException {
        try (Stream<Path> jars = Files.list(app)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
                    Path migration = inside.getPath("db", "migration", "V4__Create_comments.sql");
                    if (Files.exists(migration)) {
                        Files.writeString(migration, Files.readString(migration) + "\nSELECT 1;\n");
                        return;
                    }
                }
            }
        }
        throw new IllegalStateException("The image has no migration V4 to spoil.");
    }

    /** Removes what was built. */
    void remove() {
        built.forEach(image -> containers.attempt("image", "rm", "--force", image));
    }

    private String build(Fleet fleet, String name, String change) {
        String image = "dks-drills-" + fleet.name() + ":" + name;
        try {
            Path context = Files.createDirectories(folder.resolve(fleet.name() + "-" + name));
            Files.writeString(context.resolve("Dockerfile"), "FROM " + fleet.image() + "\n" + change + "\n");
            containers.run("build", "--quiet", "--tag", image, context.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        built.add(image);
        return image;
    }
}
