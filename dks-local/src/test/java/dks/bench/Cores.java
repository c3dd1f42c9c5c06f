package dks.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Which processors work on what: the system on the first, who measures it on the second. Only Linux can be told. */
final class Cores {
    private Cores() {}

    /** Moves processes and their threads to a processor, and says whether that was possible. */
    static boolean pin(int core, ProcessHandle... processes) throws IOException, InterruptedException {
        if (Runtime.getRuntime().availableProcessors() < 2
                || Stream.of(System.getenv("PATH").split(":"))
                        .noneMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")))) {
            return false;
        }
        for (ProcessHandle process : processes) {
            int code = new ProcessBuilder("taskset", "-acp", Integer.toString(core), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            if (code != 0) {
                return false;
            }
        }
        return true;
    }
}
