package dks.ui.bounds;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged service in a JVM of its own, which has the memory of a task and ends when that is not enough. */
final class PackagedUi implements AutoCloseable {

    /** A third of the 256 MiB of dev's task, as the image has it. */
    static final int HEAP_OF_DEV_MIB = 84;

    private static final String JAR = System.getProperty("dks.ui.jar", "target/quarkus-app/quarkus-run.jar");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern MEMORY = Pattern.compile("(?m)^VmHWM:\\s+(\\d+) kB");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private PackagedUi(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it over an API, and waits until it is ready. */
    static PackagedUi start(String api, int heapMib, Path output) throws Exception {
        var port = freePort();
        var address = "http://localhost:" + port;
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx" + heapMib + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-jar",
                        JAR)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> !name.equals("PATH"));
        builder.environment().put("KNOWLEDGE_SHARE_API", api);
        builder.environment().put("PUBLIC_BASE_URL", address);
        builder.environment().put("DKS_SIGN_IN", "off");
        builder.environment().put("PORT", String.valueOf(port));
        builder.environment().put("MANAGEMENT_PORT", String.valueOf(freePort()));
        var ui = new PackagedUi(builder.start(), address);
        while (ui.process.isAlive() && ui.status("/health/ready") != 200) {
            Thread.sleep(100);
        }
        return ui;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The most memory that it has had, in MiB; 0 where the operating system does not tell. */
    long mostMemoryMib() throws IOException {
        var status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        var found = MEMORY.matcher(Files.readString(status));
        return found.find() ? Long.parseLong(found.group(1)) / 1024 : 0;
    }

    /** The status of a page, read to its end; 0 when there is no answer. */
    int status(String path) {
        try {
            return send(get(path)).join().statusCode();
        } catch (RuntimeException noAnswer) {
            return 0;
        }
    }

    HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
    }

    HttpRequest preview(String text) {
        var body = "body=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(address + "/posts?preview"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofByteArray());
    }

    /** The statuses of requests that are sent all at once; 0 for those that got no answer. */
    List<Integer> atOnce(List<HttpRequest> requests) {
        var answers = requests.stream()
                .map(request ->
                        send(request).thenApply(HttpResponse::statusCode).exceptionally(noAnswer -> 0))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
