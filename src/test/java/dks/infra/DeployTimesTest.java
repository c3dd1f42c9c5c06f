package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.forecast.time.Failure;
import dks.forecast.time.ServiceTimes;
import dks.forecast.time.TimeForecast;
import dks.forecast.time.step.Assumption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of the stages are chosen by the forecast of what they make of a deployment. */
class DeployTimesTest {
    private static final String VARIANTS = "dks.infra.Variants#all";
    private static final int MINUTE = 60;

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void everything_about_our_services_is_told(String name, Synthesized app, String stage) {
        TimeForecast forecast = forecast(app, stage);
        assertThat(forecast.notTold()).isEmpty();
        assertThat(forecast.services())
                .extracting(service -> service.place().name())
                .containsExactly("Api", "Ui");
        assertThat(forecast.services())
                .allSatisfy(service -> assertThat(service.failures()).hasSize(2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void devs_everyday_deploy_takes_less_than_two_minutes(String name, Synthesized app, String stage) {
        if (isProd(stage)) {
            return; // waits for its alarms
        }
        TimeForecast forecast = forecast(app, stage);
        assertThat(forecast.stacks())
                .allSatisfy(stack -> assertThat(stack.deploy().expected()).isLessThan(2 * MINUTE));
        assertThat(forecast.stacks())
                .allSatisfy(stack -> assertThat(stack.deploy().worst()).isLessThan(5 * MINUTE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void a_bad_deploy_is_back_in_less_than_five_minutes(String name, Synthesized app, String stage) {
        for (ServiceTimes service : forecast(app, stage).services()) {
            for (Failure failure : service.failures()) {
                assertThat(failure.alone().total().expected())
                        .as("%s %s: %s", service.place().name(), failure.kind(), failure.alone())
                        .isLessThan(5 * MINUTE);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void in_dev_it_is_so_when_both_services_had_changed(String name, Synthesized app, String stage) {
        if (isProd(stage)) {
            return; // the UI comes after the API there, and after its alarms
        }
        for (ServiceTimes service : forecast(app, stage).services()) {
            assertThat(service.failures())
                    .allSatisfy(
                            failure -> assertThat(failure.together().expected()).isLessThan(5 * MINUTE));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void the_grace_period_fits_a_start_that_wakes_the_database(String name, Synthesized app, String stage) {
        for (JsonNode service : app.json(stage, "Services").properties("AWS::ECS::Service")) {
            int grace = service.path("HealthCheckGracePeriodSeconds").asInt();
            int healthy = 3 * 5;
            int starts = Assumption.APPLICATION.seconds().worst() + healthy;
            assertThat(grace).isGreaterThanOrEqualTo(starts);
            assertThat(grace)
                    .isGreaterThanOrEqualTo(Assumption.DATABASE_WAKES.seconds().expected()
                            + Assumption.APPLICATION.seconds().expected()
                            + healthy);
            int tries = 2;
            assertThat(tries * grace)
                    .as("the second task finds awake what the first has woken")
                    .isGreaterThanOrEqualTo(Assumption.DATABASE_WAKES.seconds().worst() + starts);
        }
    }

    @Test
    void the_api_says_what_is_wrong_with_its_database_before_it_is_stopped() throws IOException {
        Matcher patience = Pattern.compile("PATIENCE = Duration.ofSeconds\\(([0-9]+)\\)")
                .matcher(Files.readString(Path.of("dks-api/src/main/java/dks/api/start/DatabaseCheck.java")));
        assertThat(patience.find()).isTrue();
        assertThat(Variants.ALL.json("dev", "Services").properties("AWS::ECS::Service"))
                .allSatisfy(service -> assertThat(Integer.parseInt(patience.group(1)))
                        .isLessThan(
                                service.path("HealthCheckGracePeriodSeconds").asInt()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(VARIANTS)
    void a_new_instance_counts_for_the_capacity_provider_when_the_forecast_has_it_in_the_cluster(
            String name, Synthesized app, String stage) {
        assertThat(app.json(stage, "Platform").properties("AWS::ECS::CapacityProvider"))
                .allSatisfy(provider -> assertThat(provider.path("AutoScalingGroupProvider")
                                .path("ManagedScaling")
                                .path("InstanceWarmupPeriod")
                                .asInt())
                        .isEqualTo(Assumption.INSTANCE.seconds().expected()));
    }

    private static boolean isProd(String stage) {
        return stage.equals("prod");
    }

    private static TimeForecast forecast(Synthesized app, String stage) {
        return TimeForecast.of(app.forForecast(stage));
    }
}
