package dks.stack.running;

import dks.stack.model.Container;
import dks.stack.model.Database;
import dks.stack.model.Database.Credential;
import dks.stack.model.LocalStack;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.stack.writing.ComposeFile;
import dks.stack.writing.HaproxyFile;
import dks.stack.writing.Place;
import dks.stack.writing.StackFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the files of a stack: those that a person reads, and the secrets. */
record FileWriter(Programs programs, StackFiles files, LocalStack stack) {
    /**
     * Writes the files that a person reads.
     *
     * @throws StackFailure when the folder cannot be written to
     */
    void writeReadable(Place place) throws StackFailure {
        try {
            readable(files.compose(), new ComposeFile(stack, place).text());
            readable(files.haproxy(), new HaproxyFile(stack).text());
            if (stack.database().isPresent()) {
                readable(files.clients(), ComposeFile.clients(stack.database().get()));
            }
        } catch (IOException e) {
            throw new StackFailure("The files of the stack cannot be written: " + e, e);
        }
    }

    /** Makes up the secrets and writes them, in place of those of an earlier run. */
    void writeSecrets() throws StackFailure {
        try {
            PrivateFiles.deleteFolder(files.secrets());
            PrivateFiles.makeFolder(files.secrets());
            var values = new SecretValues(stack.secrets());
            for (Service service : stack.services()) {
                for (Container container : service.containers()) {
                    writeVariables(container, values);
                }
            }
            if (stack.database().isPresent()) {
                writeDatabase(stack.database().get(), values);
            }
        } catch (IOException e) {
            throw new StackFailure("The secrets of the stack cannot be written: " + e, e);
        }
    }

    private void writeVariables(Container container, SecretValues values) throws IOException {
        if (!container.start().secrets().isEmpty()) {
            PrivateFiles.write(
                    files.secretVariables(container.name()),
                    container.start().secrets().entrySet().stream()
                            .map(secret -> secret.getKey() + "=" + values.of(secret.getValue()) + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private void writeDatabase(Database database, SecretValues values) throws IOException, StackFailure {
        PrivateFiles.write(
                files.secretVariables(Database.HOST),
                Map.of("POSTGRES_USER", database.user(), "POSTGRES_PASSWORD", database.password()).entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + value(variable.getValue(), values) + "\n")
                        .collect(Collectors.joining()));
        Certificate certificate = Certificate.make(programs, Database.HOST, files.secrets());
        readable(files.certificate(), certificate.certificate());
        PrivateFiles.write(files.privateKey(), certificate.privateKey());
    }

    private static String value(Credential credential, SecretValues values) {
        return credential instanceof Credential.Kept kept
                ? values.of(kept.field())
                : ((Credential.Plain) credential).text();
    }

    /** Whatever this person's umask: programs of other users in containers read these files. */
    private static void readable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
}
