package dks.local;

import dks.local.TestSystem.Launching;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two services of a {@link TestSystem}, which can be stopped and started again on its port. */
public final class TestService implements AutoCloseable {
    private final String name;
    private final int port;
    private final Map<String, String> environment;
    private final Launching launching;
    private final HttpClient client = HttpClient.newHttpClient();
    private LocalService running;

    TestService(String name, int port, Map<String, String> environment, Launching launching) {
        this.name = name;
        this.port = port;
        this.environment = new HashMap<>(environment);
        this.environment.putAll(Map.of("PORT", Integer.toString(port), "QUARKUS_HTTP_HOST", "127.0.0.1"));
        this.launching = launching;
    }

    /** Starts the process, with these arguments for its JVM; {@link #awaitReady} waits for it. */
    public TestService start(String... jvmArguments) throws LocalFailure, IOException {
        var settings = new HashMap<>(environment);
        settings.put("MANAGEMENT_PORT", Integer.toString(Ports.free().api()));
        settings.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Leftovers.mark(launching.folder())));
        command.addAll(List.of(jvmArguments));
        command.addAll(List.of("-jar", jar().toString()));
        running = LocalService.start(name, command, settings, URI.create(url() + "/health/ready"), launching.console());
        return this;
    }

    /** Returns when the service says that it is ready. */
    public TestService awaitReady() throws LocalFailure, InterruptedException {
        running.awaitReady(client);
        return this;
    }

    /** Ends the process and waits for its end. */
    public void stop() {
        running.close();
    }

    public ProcessHandle process() {
        return running.process();
    }

    /** Where the service answers, without a path. */
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    private Path jar() throws LocalFailure {
        var settings = new LocalSettings(launching.repository(), launching.folder(), launching.folder(), null);
        return settings.jar("dks-" + name);
    }
}
