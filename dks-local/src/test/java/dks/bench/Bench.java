package dks.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dks.local.Ports;
import dks.local.TestSystem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * {@code make bench}: how long the answers of a large board take, and by which plans. Everything happens in a folder of
 * its own, which is gone at the end; what stays is {@code target/bench.md}.
 */
public final class Bench {
    private static final Path FOLDER = Path.of("target/bench").toAbsolutePath();
    private static final Path REPORT = Path.of("target/bench.md");
    private static final int DEEP = 50_000;
    private static final int LARGEST_PAGE = 100;
    private static final int WARM_UP_ROUNDS = 50;
    private static final TimeValue WARM_UP = TimeValue.seconds(2);
    private static final TimeValue MEASURED = TimeValue.seconds(8);

    private final Answer client = new Answer();

    private Bench() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws Exception {
        delete(FOLDER);
        Files.createDirectories(FOLDER);
        var log = new PrintStream(FOLDER.resolve("services.log").toFile());
        var system = new TestSystem(FOLDER.resolve("data"), log);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(system), "end")); // at the end, and at Ctrl-C
        new Bench().run(system);
    }

    private static void end(TestSystem system) {
        system.close();
        try {
            delete(FOLDER);
        } catch (IOException failed) {
            System.err.println(FOLDER + " is left: " + failed.getMessage());
        }
    }

    private void run(TestSystem system) throws Exception {
        var ports = Ports.free();
        var api = system.api(ports.api(), Map.of("QUARKUS_LOG_LEVEL", "WARN"))
                .start()
                .awaitReady();
        var ui = system.ui(ports, Map.of("QUARKUS_LOG_LEVEL", "WARN")).start().awaitReady();
        var database = new Database(system.database());
        System.out.println("Writing 100,000 posts and 500,000 comments …");
        long began = System.nanoTime();
        database.fill(Path.of("bench/content.sql"));
        System.out.printf(
                "… %d s, %s%n",
                (System.nanoTime() - began) / 1_000_000_000,
                database.value("SELECT pg_size_pretty(pg_database_size(current_database()))"));

        boolean alone = Cores.pin(0, system.databaseProcess(), api.process(), ui.process())
                && Cores.pin(1, ProcessHandle.current());
        List<Scenario> scenarios = Scenario.all(api.url(), ui.url(), pageAt(api.url(), DEEP));
        warmUp(scenarios);
        var report = new Report(alone);
        var work = new Work(List.of(system.databaseProcess(), api.process(), ui.process()));
        for (Scenario scenario : scenarios) {
            report.add(scenario, measure(scenario), work.millisPerAnswer(scenario, client));
        }
        database.logPlans();
        api.stop();
        api.start().awaitReady();
        var plans = new Plans(database, system.databaseLog());
        for (Scenario scenario : scenarios) {
            report.add(scenario, plans.of(scenario, client));
        }
        Files.writeString(REPORT, report.text());
        System.out.println(report.table());
        System.out.println("With the plans: " + REPORT);
    }

    private static RunResult measure(Scenario scenario) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(Answer.class.getName())
                        .param("address", scenario.address())
                        .forks(1)
                        .warmupIterations(1)
                        .warmupTime(WARM_UP)
                        .measurementIterations(1)
                        .measurementTime(MEASURED)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
    }

    /** Long enough for the services' code to be compiled: what is measured is a board that has been up for a while. */
    private void warmUp(List<Scenario> scenarios) throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            for (Scenario scenario : scenarios) {
                client.address = scenario.address();
                client.arrives();
            }
        }
    }

    /** The address of the page behind this many posts, found as everybody finds it: page by page. */
    private String pageAt(String api, int posts) throws Exception {
        var json = new ObjectMapper();
        String address = api + "/api/posts?limit=" + LARGEST_PAGE;
        for (int read = 0; read < posts; read += LARGEST_PAGE) {
            client.address = address;
            String cursor = json.readTree(client.arrives()).get("next").asText();
            address = api + "/api/posts?limit=" + LARGEST_PAGE + "&cursor=" + cursor;
        }
        return address.replace("limit=" + LARGEST_PAGE + "&", "");
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
