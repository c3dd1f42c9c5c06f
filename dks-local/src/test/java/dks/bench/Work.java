package dks.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much processor time the system needs for an answer, all of its processes together. Unlike the time that passes, it
 * is the same on a machine that has other things to do.
 */
record Work(List<ProcessHandle> processes) {
    private static final int REQUESTS = 100;
    private static final Duration ENOUGH = Duration.ofSeconds(10);

    /** The processor time per answer, in milliseconds, over a hundred answers or as many as ten seconds bring. */
    double millisPerAnswer(Scenario scenario, Answer client) throws IOException, InterruptedException {
        client.address = scenario.address();
        long end = System.nanoTime() + ENOUGH.toNanos();
        Duration before = used();
        int answers = 0;
        while (answers < REQUESTS && System.nanoTime() < end) {
            client.arrives();
            answers++;
        }
        return used().minus(before).toMillis() / (double) answers;
    }

    private Duration used() {
        return processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
