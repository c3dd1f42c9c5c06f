package dks.local;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * PostgreSQL's files, before the server runs on them.
 *
 * <p>The embedded server's library makes them with "trust": every account of this machine could log in as superuser,
 * and a superuser can run programs as us. So, before the first start, the superuser gets a password in single-user
 * mode, which opens no port, and the rules for connections then ask for it.
 *
 * @param data PostgreSQL's data directory
 * @param passwordFile the password, readable by its owner alone
 * @param binaries the folder that the library unpacks the server's programs to
 */
record Cluster(Path data, Path passwordFile, Path binaries) {
    private static final String CONNECTION_RULES = """
            # Written by "make up" at every start. Only this machine, only with the password.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    /** Removes what an interrupted first start left. No server ever ran on it, so no post can be lost. */
    void discardHalfMade() throws IOException {
        if (Files.exists(data) && !Files.exists(secured())) {
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The kept password, or a new one that {@link #secure} keeps. */
    String password() throws IOException {
        if (Files.exists(passwordFile)) {
            return Files.readString(passwordFile);
        }
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Sets the superuser's password when it is a new one, and the rules for connections always. */
    void secure(String password) {
        try {
            Files.writeString(data.resolve("pg_hba.conf"), CONNECTION_RULES);
            if (!Files.exists(passwordFile)) {
                runAlone("ALTER ROLE postgres PASSWORD '" + password + "'");
                keep(password);
            }
            Files.writeString(secured(), "");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The server that runs on these files. */
    ProcessHandle process() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
        return ProcessHandle.of(pid).orElseThrow(() -> new IOException("the server ended at once"));
    }

    private Path secured() {
        return data.resolve("dks-secured");
    }

    // Moved into place whole, so that a kill in between leaves no password or the right one.
    private void keep(String password) throws IOException {
        Path part = passwordFile.resolveSibling("password.part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, password);
        Files.move(part, passwordFile, StandardCopyOption.ATOMIC_MOVE);
    }

    private void runAlone(String statement) throws IOException {
        List<String> command = new ArrayList<>();
        if (LinuxUtils.isUnshareAvailable()) {
            command.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root; like the library does
        }
        command.addAll(List.of(program("postgres").toString(), "--single", "-D", data.toString(), "postgres"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        passwordFile.resolveSibling("postgres.log").toFile()))
                .start();
        try (var input = process.outputWriter()) {
            input.write(statement + "\n");
        }
        try {
            if (process.waitFor() != 0) {
                throw new IOException("single-user mode ended with " + process.exitValue());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private Path program(String name) throws IOException {
        try (Stream<Path> versions = Files.list(binaries)) {
            return versions.map(version -> version.resolve("bin").resolve(name))
                    .filter(Files::isExecutable)
                    .max(Comparator.comparing(program -> program.toFile().lastModified()))
                    .orElseThrow(() -> new IOException("no " + name + " below " + binaries));
        }
    }
}
