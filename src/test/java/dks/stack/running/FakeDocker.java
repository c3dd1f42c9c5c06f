package dks.stack.running;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A program that takes the words of the engine's and does what a test wants. */
final class FakeDocker {
    private FakeDocker() {}

    /** @param script of the shell */
    static String in(Path folder, String script) throws IOException {
        Files.createDirectories(folder);
        Path program = folder.resolve("docker");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program.toString();
    }
}
