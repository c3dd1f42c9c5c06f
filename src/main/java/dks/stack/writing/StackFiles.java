package dks.stack.writing;

import java.nio.file.Path;

/**
 * The files of a stack in their folder.
 *
 * @param folder that holds them; {@code target/stack}
 */
public record StackFiles(Path folder) {
    public Path compose() {
        return folder.resolve("compose.yaml");
    }

    public Path haproxy() {
        return folder.resolve("haproxy.cfg");
    }

    /** Who may connect to PostgreSQL, and how. */
    public Path clients() {
        return folder.resolve("pg_hba.conf");
    }

    /** What nobody but its owner may read. */
    public Path secrets() {
        return folder.resolve("secrets");
    }

    /** The secret variables of a container. */
    public Path secretVariables(String container) {
        return secrets().resolve(container + ".env");
    }

    public Path certificate() {
        return secrets().resolve("database.crt");
    }

    public Path privateKey() {
        return secrets().resolve("database.key");
    }

    /** A file as compose.yaml names it. */
    static String inCompose(String file) {
        return "./" + file;
    }
}
