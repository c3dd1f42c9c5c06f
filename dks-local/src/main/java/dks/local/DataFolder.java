package dks.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The folder that keeps the local system's database, locked for one run at a time.
 *
 * <p>The lock is the operating system's, on a file that stays: it ends with the process that holds it, however that
 * ends. Who holds it stands in a second file, which an orderly end removes.
 */
final class DataFolder implements AutoCloseable {
    private static final String NOTICE = """
            The database of DevOps Knowledge Share on this machine, made by "make up".
            Delete this folder while DKS is not running to start again with an empty board.
            """;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Locks the folder, which is made when missing, readable by its owner alone.
     *
     * @param owner who takes it, for the sentence that the next one gets
     */
    static DataFolder lock(Path folder, String owner) throws LocalFailure {
        Path path = folder.toAbsolutePath().normalize();
        try {
            makeForOwnerOnly(path);
            FileChannel channel =
                    FileChannel.open(path.resolve("README.txt"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw inUse(path);
            }
            var locked = new DataFolder(path, channel);
            locked.write(owner);
            return locked;
        } catch (IOException refused) {
            throw new LocalFailure("The data folder " + path + " cannot be used: " + refused, refused);
        }
    }

    /** Makes the folder when it is missing; nobody but its owner may look into it. */
    static void makeForOwnerOnly(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    /** Deletes a file or folder with all that is in it; a missing one is no mistake. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(running(path));
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(String owner) throws IOException {
        boolean done = false;
        try {
            lock.truncate(0).write(ByteBuffer.wrap(NOTICE.getBytes(StandardCharsets.UTF_8)));
            Files.writeString(running(path), owner);
            done = true;
        } finally {
            if (!done) { // a Ctrl-C interrupts writing
                close();
            }
        }
    }

    private static Path running(Path path) {
        return path.resolve("running");
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static LocalFailure inUse(Path path) throws IOException {
        String owner = Files.exists(running(path)) ? " (" + Files.readString(running(path)) + ")" : "";
        return new LocalFailure("DKS runs already on the data folder " + path + owner
                + "; stop that one first with Ctrl-C in its terminal, or with kill.");
    }
}
