package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.RawRequest;
import dks.api.database.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar as a process of its own, as a container runs it. */
public final class PackagedService implements AutoCloseable {

    private final Process process;
    private final Path output;
    private final int port;

    private PackagedService(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** The environment of a service that uses this database, with sign-in off, on free ports. */
    public static Map<String, String> environment(TestDatabase database) throws IOException {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("DKS_SIGN_IN", "off");
        try (ServerSocket free = new ServerSocket(0);
                ServerSocket another = new ServerSocket(0)) {
            environment.put("PORT", Integer.toString(free.getLocalPort()));
            environment.put("MANAGEMENT_PORT", Integer.toString(another.getLocalPort()));
        }
        return environment;
    }

    /** Starts it with this environment and no other variables. */
    public static PackagedService start(Map<String, String> environment, String... javaOptions) throws IOException {
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
        assertThat(jar).as("run mvn package first").exists();
        Path output = Files.createTempFile("dks-api", ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.add("-XX:TieredStopAtLevel=1"); // starts in two thirds of the time
        command.addAll(List.of(javaOptions));
        command.addAll(List.of("-jar", jar.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        String port = environment.getOrDefault("PORT", "8080");
        return new PackagedService(builder.start(), output, port.matches("\\d{1,5}") ? Integer.parseInt(port) : 0);
    }

    /** Waits until it answers, or fails with what it printed. */
    public PackagedService awaitReady() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(Duration.ofMinutes(2));
        while (!output().contains("Listening on")) {
            assertThat(process.isAlive()).as(output()).isTrue();
            assertThat(Instant.now()).as(output()).isBefore(end);
            Thread.sleep(50);
        }
        return this;
    }

    /** Waits until it ends. */
    int exitCode() throws IOException, InterruptedException {
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(output()).isTrue();
        return process.exitValue();
    }

    /** Sends SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it printed, on both streams. */
    public String output() throws IOException {
        return Files.readString(output);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address().resolve(path));
    }

    /** Asks for a path. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends these very characters, one byte each, and waits for the end of the connection. */
    String raw(String request) throws IOException {
        return RawRequest.send(port, request);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(output);
    }
}
