package dks.drills;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A container has its machine's clock and no other. The library libfaketime gives a program a clock of its own, which a
 * file moves; the one that measures how long things take goes on as before, as it does when a real clock is set.
 */
final class MovableClock {
    static final String HOW_TO_GET_IT =
            "no libfaketime on this machine; Debian and Ubuntu have it as the package libfaketime";

    private static final Path LIBRARIES = Path.of("/usr/lib");
    private static final Path LIBRARY = Path.of("faketime", "libfaketimeMT.so.1");
    private static final String FILE = "/tmp/clock";

    private MovableClock() {}

    /** Called by JUnit: whether the library is on this machine. */
    static boolean isHere() {
        return library().isPresent();
    }

    /** The library of this machine's processor, where Debian and Ubuntu put it. */
    static Optional<Path> library() {
        if (!Files.isDirectory(LIBRARIES)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(LIBRARIES)) {
            return folders.map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Dockerfile says to have it, the library being beside it. */
    static String lines() {
        return "COPY " + LIBRARY.getFileName() + " /opt/\n"
                + "ENV LD_PRELOAD=/opt/" + LIBRARY.getFileName() + " FAKETIME_TIMESTAMP_FILE=" + FILE
                // Read the file once a second; leave the clock that measures alone, and what waits by it.
                + " FAKETIME_CACHE_DURATION=1 FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0";
    }

    /** Sets the clock of a task of such a release, {@code +1h} from the machine's for instance. */
    static void set(Containers containers, Task task, String difference) {
        String file = "/proc/1/root" + FILE;
        containers.inside(task, "echo '" + difference + "' >" + file + ".new && mv " + file + ".new " + file);
    }
}
