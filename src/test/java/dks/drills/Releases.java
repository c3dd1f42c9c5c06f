package dks.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Builds images of other releases, good ones and bad ones, upon those of the stage. */
final class Releases {
    private static final Pattern MIGRATION = Pattern.compile("V(\\d+)__\\w+\\.sql");

    private static final String FAILS_HALF_WAY = """
            CREATE TABLE half_way (id bigint PRIMARY KEY);
            ALTER TABLE posts ADD COLUMN half_way bigint;
            UPDATE posts SET half_way = id / 0;
            """;

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

    /** Does the same, by a clock that {@link MovableClock} sets. */
    String withMovableClock(Fleet fleet) {
        String name = "movable-clock";
        Path library = MovableClock.library().orElseThrow();
        try {
            Path context = Files.createDirectories(folder.resolve(fleet.name() + "-" + name));
            Files.copy(library, context.resolve(library.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build(fleet, name, MovableClock.lines());
    }

    /**
     * Its last migration fails half-way, after statements that went well. For this release it is still to come, because it
     * keeps its history in a table of its own, which begins before that migration.
     */
    String withFailingMigration(Fleet fleet) {
        Path work = folder.resolve(fleet.name() + "-failing-migration");
        String container =
                containers.run("create", fleet.image()).lines().get(0).strip();
        int version;
        try {
            Files.createDirectories(work);
            containers.run("cp", container + ":/app/app", work.toString());
            version = spoil(work.resolve("app"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            containers.attempt("rm", container);
        }
        return build(fleet, "failing-migration", """
                COPY app /app/app
                ENV QUARKUS_FLYWAY_TABLE=%s QUARKUS_FLYWAY_BASELINE_ON_MIGRATE=true QUARKUS_FLYWAY_BASELINE_VERSION=%d
                """.formatted(Database.HISTORY_OF_DRILLS, version - 1));
    }

    /** Puts other statements into the last migration; which version that is. */
    private static int spoil(Path app) throws IOException {
        try (Stream<Path> jars = Files.list(app)) {
            for (Path jar :
                    jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
                try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
                    Path migrations = inside.getPath("db", "migration");
                    if (Files.isDirectory(migrations)) {
                        return spoilLast(migrations);
                    }
                }
            }
        }
        throw new IllegalStateException("The image has no migrations to spoil.");
    }

    private static int spoilLast(Path migrations) throws IOException {
        try (Stream<Path> all = Files.list(migrations)) {
            Path last = all.max(Comparator.comparing(Releases::version)).orElseThrow();
            Files.writeString(last, FAILS_HALF_WAY);
            return version(last);
        }
    }

    /** {@code 8} of {@code V8__Give_kudos.sql}; 0 of what is no migration. */
    private static int version(Path file) {
        Matcher name = MIGRATION.matcher(file.getFileName().toString());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
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
