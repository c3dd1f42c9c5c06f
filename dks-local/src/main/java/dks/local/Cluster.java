package dks.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * PostgreSQL's files in the data folder: the data directory, the server's log and the password, which only the
 * folder's owner can read. Only this machine can connect, and only with the password.
 *
 * @param folder the locked data folder
 */
record Cluster(Path folder) {
    private static final String CONNECTION_RULES = """
            # Written by "make up". Only this machine, only with the password.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    Path data() {
        return folder.resolve("postgres");
    }

    /** Where the data directory is made, before it gets its name. */
    Path part() {
        return folder.resolve("postgres.part");
    }

    Path log() {
        return folder.resolve("postgres.log");
    }

    /** Makes the data directory when there is none; a kill on the way leaves nothing that a later run believes in. */
    void make(PostgresPrograms programs) throws IOException, InterruptedException {
        if (Files.isDirectory(data())) {
            return;
        }
        DataFolder.delete(part());
        if (!Files.exists(passwordFile())) {
            keepNewPassword();
        }
        // PostgreSQL's own locale is the same on every system, whatever the workstation has installed.
        List<String> initdb = programs.command(
                "initdb",
                "--pgdata=" + part(),
                "--username=" + LocalDatabase.SUPERUSER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions");
        Process process = new ProcessBuilder(initdb)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb ended with exit code " + process.exitValue());
            }
        } finally {
            process.destroyForcibly();
        }
        Files.writeString(part().resolve("pg_hba.conf"), CONNECTION_RULES);
        Files.move(part(), data(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The password of every role in this cluster, 32 hexadecimal digits. */
    String password() throws IOException {
        if (!Files.exists(passwordFile())) {
            throw new IOException(passwordFile() + " is missing, and the posts in " + data()
                    + " open with it alone; put it back, or delete " + folder + " to start with an empty board");
        }
        return Files.readString(passwordFile());
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private void keepNewPassword() throws IOException {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        Path part = folder.resolve("password.part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, HexFormat.of().formatHex(bytes));
        Files.move(part, passwordFile(), StandardCopyOption.ATOMIC_MOVE);
    }
}
