package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the image's options share out the memory of a task: the table of docs/bounds.md, asked of the JVM. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MemoryTest {
    private static final long MIB = 1 << 20;
    /** Of requests: quarkus.thread-pool.max-threads. */
    private static final int THREADS = 16;
    /** What no option bounds: the JVM's compilers, symbols and own threads, and the C library. */
    private static final long REST = 48 * MIB;

    @ParameterizedTest
    @CsvSource({"256, 86", "384, 128", "512, 170", "768, 254"})
    void the_heap_is_a_third_of_the_task_whatever_its_size(int task, long heap) throws Exception {
        assertThat(flags(task)).containsEntry("MaxHeapSize", heap * MIB);
    }

    @ParameterizedTest
    @CsvSource({"384, 360", "512, 402", "768, 486"})
    void all_parts_at_their_largest_fit_into_the_task(int task, long parts) throws Exception {
        Map<String, Long> flags = flags(task);

        long sum = flags.get("MaxHeapSize")
                + flags.get("MaxMetaspaceSize")
                + flags.get("ReservedCodeCacheSize")
                + flags.get("MaxDirectMemorySize")
                + THREADS * flags.get("ThreadStackSize") * 1024
                + REST;

        assertThat(sum).isEqualTo(parts * MIB).isLessThanOrEqualTo(task * MIB);
    }

    /** In a container with this memory. The tests' JDK may be older than the image's and lack some of the options. */
    private static Map<String, Long> flags(int task) throws Exception {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "@src/main/docker/java.options",
                        "-XX:MaxRAM=" + task + "m",
                        "-XX:+PrintFlagsFinal",
                        "-version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(java.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(java.waitFor()).isZero();
        return Pattern.compile("(?m)^ *\\w+ (\\w+) += (\\d{1,18}) ")
                .matcher(printed)
                .results()
                .collect(Collectors.toMap(flag -> flag.group(1), flag -> Long.valueOf(flag.group(2))));
    }
}
