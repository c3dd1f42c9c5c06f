package dks.stack.model;

import java.util.Map;

/**
 * The database.
 *
 * @param version the engine's, for example {@code 17.9}
 * @param name of the database that is made in it
 * @param tlsOnly whether it refuses connections without TLS
 * @param parameters of the server, by name
 */
public record Database(
        Origin origin,
        String version,
        String name,
        int port,
        Credential user,
        Credential password,
        boolean tlsOnly,
        Map<String, String> parameters) {
    /** The name under which it is found. */
    public static final String HOST = "database";

    /** The first part of the version: data files of one fit no other. */
    public int majorVersion() {
        return Integer.parseInt(version.split("\\.")[0]);
    }

    /** A value from a secret, or one that the template tells. */
    public sealed interface Credential {
        /** Written in the template. */
        record Plain(String text) implements Credential {}

        /** Kept in a secret. */
        record Kept(SecretField field) implements Credential {}
    }
}
