package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.TestDatabase;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsIT {

    static TestDatabase database;

    @BeforeAll
    static void startDatabase() throws Exception {
        database = new TestDatabase();
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_HOST", "PGPORT", "DB_NAME", "DB_ROLE_NAME", "DB_ROLE_PASSWORD", "DKS_SIGN_IN"})
    void a_missing_variable_ends_the_start_with_one_sentence(String variable) throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.remove(variable);

        assertThat(complaint(environment)).startsWith("dks-api: The environment variable " + variable + " is missing");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void a_malformed_variable_ends_the_start_with_one_sentence(String variable, String value) throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put(variable, value);

        assertThat(complaint(environment))
                .startsWith("dks-api: The environment variable " + variable)
                .contains(value.isBlank() ? "is missing" : "is '" + value + "'; it must be ");
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of("DB_HOST", " "),
                Arguments.of("DB_HOST", "host/other?x=y"),
                Arguments.of("PGPORT", "0"),
                Arguments.of("PGPORT", "65536"),
                Arguments.of("PGPORT", "postgres"),
                Arguments.of("DB_NAME", "a&ssl=false"),
                Arguments.of("PGSSLMODE", "sometimes"),
                Arguments.of("PORT", "99999"),
                Arguments.of("MANAGEMENT_PORT", "0"),
                Arguments.of("DKS_REVISION", "main branch"),
                Arguments.of("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318"),
                Arguments.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://a collector"),
                Arguments.of("OTEL_EXPORTER_OTLP_ENDPOINT", "ftp://collector"),
                Arguments.of("DKS_SIGN_IN", "maybe"));
    }

    @ParameterizedTest
    @MethodSource("signIn")
    void with_sign_in_the_issuer_and_the_client_are_required(String variable, String value) throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("DKS_SIGN_IN", "oidc");
        environment.put("OIDC_ISSUER", "https://issuer.example.org/dks");
        environment.put("OIDC_CLIENT_ID", "client");
        environment.put(variable, value);

        assertThat(complaint(environment)).startsWith("dks-api: The environment variable " + variable);
    }

    static Stream<Arguments> signIn() {
        return Stream.of(
                Arguments.of("OIDC_ISSUER", ""),
                Arguments.of("OIDC_ISSUER", "issuer.example.org"),
                Arguments.of("OIDC_CLIENT_ID", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "DB_OWNER_NAME,'',is missing",
        "DB_OWNER_PASSWORD,'',is missing",
        "DB_OWNER_NAME,dks_api,is 'dks_api'; it must be another role than DB_ROLE_NAME"
    })
    void an_owner_is_named_as_a_whole_and_is_not_the_role_of_the_api(String variable, String value, String complaint)
            throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put(variable, value);

        assertThat(complaint(environment)).contains("The environment variable " + variable + " " + complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB_OWNER", "DB_ROLE"})
    void a_wrong_password_ends_the_start_at_once_without_showing_it(String role) throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        if (role.equals("DB_ROLE")) {
            environment.keySet().removeIf(variable -> variable.startsWith("DB_OWNER"));
            environment.put("DB_ROLE_NAME", "dks");
        }
        environment.put(role + "_PASSWORD", "not-the-password");

        assertThat(complaint(environment))
                .contains("refuses the role 'dks'", role + "_PASSWORD")
                .doesNotContain("not-the-password");
    }

    @Test
    void a_database_that_does_not_exist_ends_the_start_at_once() throws Exception {
        Map<String, String> environment = PackagedService.environment(database);
        environment.put("DB_NAME", "nowhere");

        assertThat(complaint(environment)).contains("no database 'nowhere'", "DB_NAME");
    }

    private static String complaint(Map<String, String> environment) throws Exception {
        try (PackagedService service = PackagedService.start(environment)) {
            assertThat(service.exitCode()).isEqualTo(1);
            assertThat(service.output().lines())
                    .as("one sentence and nothing else")
                    .hasSize(1);
            return service.output();
        }
    }
}
