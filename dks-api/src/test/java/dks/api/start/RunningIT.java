package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RunningIT {

    static TestDatabase database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @Test
    void it_says_that_sign_in_is_off() throws Exception {
        try (PackagedService service =
                PackagedService.start(PackagedService.environment(database)).awaitReady()) {
            assertThat(service.output().lines())
                    .anyMatch(line -> line.contains("WARN") && line.contains("Sign-in is off"));
        }
    }

    @Test
    void sigterm_lets_a_request_in_flight_finish() throws Exception {
        try (PackagedService service = PackagedService.start(PackagedService.environment(database))
                        .awaitReady();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE posts");
            CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                    .sendAsync(service.request("/api/posts").build(), HttpResponse.BodyHandlers.ofString());
            awaitWaiting(statement);

            service.terminate();
            Thread.sleep(2000);
            assertThat(answer).isNotDone();
            assertThat(service.isAlive()).isTrue();
            connection.rollback();

            assertThat(answer.get(15, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            assertThat(service.exitCode()).isIn(0, 143);
        }
    }

    @Test
    void it_starts_and_stays_healthy_when_the_issuer_cannot_be_reached_and_refuses_writes_for_a_while()
            throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("DKS_SIGN_IN", "oidc");
        environment.put("OIDC_ISSUER", "http://127.0.0.1:" + unusedPort() + "/dks");
        environment.put("OIDC_CLIENT_ID", "client");
        try (PackagedService service = PackagedService.start(environment).awaitReady()) {
            assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(service.get("/api/posts").statusCode()).isEqualTo(200);

            HttpRequest write = service.request("/api/posts")
                    .header("Authorization", "Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(write, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void logs_are_one_json_object_a_line_when_the_image_asks_for_it() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
        try (PackagedService service = PackagedService.start(environment).awaitReady()) {
            assertThat(service.output().lines())
                    .isNotEmpty()
                    .allSatisfy(line ->
                            assertThat(line).startsWith("{\"timestamp\":").endsWith("}"));
        }
    }

    private static void awaitWaiting(Statement statement) throws Exception {
        Instant end = Instant.now().plusSeconds(30);
        while (true) {
            try (var rows = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
                rows.next();
                if (rows.getInt(1) > 0) {
                    return;
                }
            }
            assertThat(Instant.now()).as("no request waits for the table").isBefore(end);
            Thread.sleep(50);
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
