package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A database that is not there at once. Apart from the other tests of the running service, because it is mostly waiting. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SleepingDatabaseIT {

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
    void it_waits_for_a_database_that_is_not_up_yet() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        String port = environment.put("PGPORT", Integer.toString(unusedPort()));
        try (PackagedService service = PackagedService.start(environment);
                Forwarding forwarding = new Forwarding(
                        Integer.parseInt(environment.get("PGPORT")), Integer.parseInt(port), Duration.ofSeconds(5))) {
            assertThat(service.awaitReady().get("/api/posts").statusCode()).isEqualTo(200);
            assertThat(forwarding.hasBegun()).isTrue();
        }
    }

    @Test
    void a_request_waits_for_a_database_that_wakes_up() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        String port = environment.put("PGPORT", Integer.toString(unusedPort()));
        environment.put("QUARKUS_DATASOURCE_JDBC_IDLE_REMOVAL_INTERVAL", "1s");
        try (Forwarding forwarding = new Forwarding(
                        Integer.parseInt(environment.get("PGPORT")), Integer.parseInt(port), Duration.ZERO);
                PackagedService service = PackagedService.start(environment).awaitReady()) {
            Thread.sleep(4000); // the pool is empty by now
            forwarding.sleep(Duration.ofSeconds(18));
            Instant asked = Instant.now();

            assertThat(service.get("/api/posts").statusCode()).isEqualTo(200);
            assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(15));
        }
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
