package dks.drills;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The memory that containers use, as the engine tells it now and then. */
final class MemoryWatch {
    private static final int MIB = 1;
    private static final int GIB = 1024;

    private final Containers containers;
    private final List<Task> tasks;
    private final Map<String, Double> most = new TreeMap<>();

    MemoryWatch(Containers containers, Task... tasks) {
        this.containers = containers;
        this.tasks = List.of(tasks);
    }

    /** Looks again and again for so many milliseconds. */
    void watch(long millis) {
        long end = System.currentTimeMillis() + millis;
        while (System.currentTimeMillis() < end) {
            for (Task task : tasks) {
                String used = containers
                        .attempt("stats", "--no-stream", "--format", "{{.MemUsage}}", task.id())
                        .text()
                        .strip();
                most.merge(task.name(), mebibytes(used.split(" ")[0]), Math::max);
            }
        }
    }

    /** The most that each has used. */
    String most() {
        return most.entrySet().stream()
                .map(entry -> entry.getKey() + " " + Math.round(entry.getValue()) + " MiB")
                .collect(Collectors.joining(", "));
    }

    private static double mebibytes(String text) {
        String number = text.replaceAll("[^0-9.]", "");
        return number.isEmpty() ? 0 : Double.parseDouble(number) * (text.endsWith("GiB") ? GIB : MIB);
    }
}
