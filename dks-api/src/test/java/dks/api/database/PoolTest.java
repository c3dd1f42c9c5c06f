package dks.api.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PoolTest {

    @Test
    void an_idle_service_holds_no_connection_so_that_the_database_can_pause() throws Exception {
        RestAssured.get("/api/posts").then().statusCode(200);
        assertThat(Database.connections()).isEqualTo(1);

        awaitNoConnection();

        // Nothing comes back by itself: no minimum, no validation, no health check.
        for (Instant end = Instant.now().plusSeconds(4); Instant.now().isBefore(end); Thread.sleep(100)) {
            assertThat(Database.connections()).isZero();
        }
        RestAssured.get("/api/posts").then().statusCode(200);
    }

    @Test
    void health_is_up_without_a_database_and_without_asking_it() throws Exception {
        awaitNoConnection();
        Database.lockOut();
        try {
            RestAssured.get("/health/live").then().statusCode(200);
            RestAssured.get("/health/ready").then().statusCode(200);
        } finally {
            Database.letIn();
        }
        RestAssured.get("/health/live").then().statusCode(200);
        RestAssured.get("/health/ready").then().statusCode(200);

        assertThat(Database.connections()).isZero();
    }

    @Test
    void a_connection_that_died_while_idle_is_not_handed_to_a_request() throws Exception {
        RestAssured.get("/api/posts").then().statusCode(200);
        Database.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'dks'");
        Thread.sleep(1100); // idle for longer than the validation interval of 1 s

        RestAssured.get("/api/posts").then().statusCode(200);
    }

    @Test
    void in_production_idle_connections_go_within_a_minute_and_none_is_validated_by_a_timer() throws IOException {
        Properties file = new Properties();
        file.load(getClass().getClassLoader().getResourceAsStream("application.properties"));

        assertThat(duration(file, "idle-removal-interval")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60));
        assertThat(duration(file, "background-validation-interval")).isZero();
        assertThat(file.getProperty("quarkus.datasource.jdbc.min-size")).isEqualTo("0");
        assertThat(duration(file, "acquisition-timeout")).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void connections_are_kept_alive_for_longer_than_the_load_balancer_keeps_them() {
        assertThat(ConfigProvider.getConfig().getValue("quarkus.http.idle-timeout", Duration.class))
                .isGreaterThan(Duration.ofSeconds(60));
    }

    private static void awaitNoConnection() throws SQLException, InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (Database.connections() > 0) {
            assertThat(Instant.now()).as("the pool still holds connections").isBefore(end);
            Thread.sleep(100);
        }
    }

    private static Duration duration(Properties file, String name) {
        return DurationConverter.parseDuration(file.getProperty("quarkus.datasource.jdbc." + name));
    }
}
