package dks.stack.writing;

import dks.stack.model.Database;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PostgreSQL as Compose describes it, in the place of Aurora. */
record DatabaseBlock(Database database) {
    /** The volume that holds its data. */
    static final String VOLUME = "database";

    private static final String KEY = "/var/lib/postgresql/server.key";
    private static final String MOUNTED_KEY = "/run/secrets/database.key";
    private static final String CERTIFICATE = "/run/secrets/database.crt";
    private static final String CLIENTS = "/run/secrets/pg_hba.conf";

    /** Since 18 the image keeps the data one folder further down, by version. */
    private static final int OTHER_FOLDER = 18;

    Map<String, Object> block() {
        var block = new LinkedHashMap<String, Object>();
        block.put("image", "postgres:" + database.majorVersion());
        // PostgreSQL takes a private key that is its own only, and the file on this machine is not.
        block.put(
                "entrypoint",
                List.of(
                        "bash",
                        "-c",
                        "install -o postgres -g postgres -m 600 " + MOUNTED_KEY + " " + KEY
                                + " && exec docker-entrypoint.sh \"$@\"",
                        "database"));
        block.put("command", command());
        block.put("environment", Map.of("POSTGRES_DB", database.name()));
        block.put("env_file", List.of(StackFiles.inCompose("secrets/" + Database.HOST + ".env")));
        block.put(
                "volumes",
                List.of(
                        VOLUME + ":"
                                + (database.majorVersion() < OTHER_FOLDER
                                        ? "/var/lib/postgresql/data"
                                        : "/var/lib/postgresql"),
                        mount("secrets/database.key", MOUNTED_KEY),
                        mount("secrets/database.crt", CERTIFICATE),
                        mount("pg_hba.conf", CLIENTS)));
        block.put("expose", List.of(String.valueOf(database.port())));
        block.put("healthcheck", healthCheck());
        // Its data goes with it.
        block.put("stop_grace_period", "5s");
        return block;
    }

    /** Who may connect: on AWS, {@code rds.force_ssl} decides the first word of the second line. */
    String clients() {
        return "local all all trust\n" + (database.tlsOnly() ? "hostssl" : "host") + " all all all scram-sha-256\n";
    }

    /** A file of the stack's folder in a container; z: readable there where SELinux watches. */
    static String mount(String file, String path) {
        return StackFiles.inCompose(file) + ":" + path + ":ro,z";
    }

    private List<String> command() {
        var command = new ArrayList<String>();
        set(command, "port", String.valueOf(database.port()));
        set(command, "ssl", "on");
        set(command, "ssl_cert_file", CERTIFICATE);
        set(command, "ssl_key_file", KEY);
        set(command, "hba_file", CLIENTS);
        database.parameters().forEach((name, value) -> set(command, name, value));
        return command;
    }

    private static void set(List<String> command, String name, String value) {
        command.add("-c");
        command.add(name + "=" + value);
    }

    /** Over TCP: while the image makes the database, PostgreSQL answers on a socket alone. */
    private Map<String, Object> healthCheck() {
        var check = new LinkedHashMap<String, Object>();
        check.put("test", List.of("CMD", "pg_isready", "-q", "-h", "127.0.0.1", "-p", String.valueOf(database.port())));
        check.put("interval", "1s");
        check.put("timeout", "5s");
        check.put("retries", 120);
        return check;
    }
}
