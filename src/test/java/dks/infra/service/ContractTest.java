package dks.infra.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dks.infra.Json;
import dks.infra.Synthesized;
import dks.infra.Variants;
import dks.infra.auth.SignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract between infrastructure and services, from both ends: what the templates set, the services read. */
class ContractTest {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::[^}]*)?}");
    /** Move a service to other ports where two cannot share one; a container has its ports to itself. */
    private static final Set<String> FOR_MAKE_UP = Set.of("PORT", "MANAGEMENT_PORT");
    /** Set with the setting otlpEndpoint only: a service without it traces nothing and calls no collector. */
    private static final String ON_REQUEST = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static final String COLLECTOR = "https://otel.example.com";

    @ParameterizedTest
    @CsvSource({"dev,ui", "dev,api", "prod,ui", "prod,api"})
    void whatTheTemplateSetsIsWhatTheServiceReads(String stage, String service) throws IOException {
        Set<String> read = read(service);
        assertThat(read).hasSizeGreaterThan(5).containsAll(FOR_MAKE_UP);
        read.removeAll(FOR_MAKE_UP);
        read.remove(ON_REQUEST);
        assertThat(set(stage, service)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"dev,ui", "dev,api", "prod,ui", "prod,api"})
    void withACollectorItIsEverythingThatTheServiceReads(String stage, String service) throws IOException {
        Json services =
                Synthesized.with("stage=" + stage, "otlpEndpoint=" + COLLECTOR).json(stage, "Services");
        Set<String> read = read(service);
        read.removeAll(FOR_MAKE_UP);
        assertThat(set(container(services, service))).isEqualTo(read);
        assertThat(container(services, service).path("Environment"))
                .anyMatch(e -> e.path("Name").asText().equals(ON_REQUEST)
                        && e.path("Value").asText().equals(COLLECTOR));
    }

    @ParameterizedTest
    @CsvSource({"alb,ui", "alb,api"})
    void withoutSignInItIsTheSameLessWhatSignInNeeds(String stage, String service) throws IOException {
        Set<String> read = read(service);
        read.removeIf(name -> name.startsWith("OIDC_") || name.equals("SESSION_KEY") || name.equals(ON_REQUEST));
        read.removeAll(FOR_MAKE_UP);
        assertThat(set(stage, service)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"ui,3000", "api,8080"})
    void theContainersPortIsTheOneTheServiceListensOn(String service, int port) throws IOException {
        assertThat(properties(service)).contains("quarkus.http.port=${PORT:" + port + "}");
        assertThat(dockerfile(service)).containsPattern("(?m)^EXPOSE " + port + "$");
        assertThat(container("dev", service)
                        .path("PortMappings")
                        .path(0)
                        .path("ContainerPort")
                        .asInt())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @CsvSource({"dev,ui", "dev,api", "prod,ui", "prod,api", "alb,ui", "alb,api"})
    void metricsAreOnAPortOfTheirOwnThatNobodyOutsideReaches(String stage, String service) throws IOException {
        assertThat(properties(service)).contains("quarkus.management.port=${MANAGEMENT_PORT:9000}");
        assertThat(container(stage, service).path("PortMappings")).hasSize(1);
        assertThat(services(stage).properties("AWS::EC2::SecurityGroupIngress"))
                .noneMatch(rule -> rule.path("FromPort").asInt() <= 9000
                        && rule.path("ToPort").asInt() >= 9000);
    }

    @ParameterizedTest
    @CsvSource({"ui", "api"})
    void theLoadBalancerAsksForHealthWhereTheServiceAnswers(String service) throws IOException {
        assertThat(properties(service)).contains("quarkus.smallrye-health.root-path=/health");
        assertThat(Variants.ALL.json("dev", "Services").properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .allSatisfy(group ->
                        assertThat(group.path("HealthCheckPath").asText()).isEqualTo("/health/ready"));
    }

    @ParameterizedTest
    @CsvSource({"ui", "api"})
    void theTaskRunsAsTheUserOfTheImage(String service) throws IOException {
        assertThat(dockerfile(service))
                .containsPattern(
                        "(?m)^USER " + container("dev", service).path("User").asText() + "$");
    }

    @ParameterizedTest
    @ValueSource(strings = {SignIn.CALLBACK_PATH, SignIn.SIGNED_OUT_PATH})
    void cognitoRedirectsToWhereTheUiExpectsIt(String path) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("dks-ui", "src", "main", "java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .anySatisfy(source -> assertThat(Files.readString(source)).contains("\"" + path + "\""));
        }
    }

    @Test
    void cloudFrontCachesWhereTheUiServesItsVersionedFiles() throws IOException {
        String path = Variants.ALL
                .json("dev", "Edge")
                .only("AWS::CloudFront::Distribution")
                .path("DistributionConfig")
                .path("CacheBehaviors")
                .path(0)
                .path("PathPattern")
                .asText();
        try (Stream<Path> sources = Files.walk(Path.of("dks-ui", "src", "main", "java"))) {
            assertThat(sources.filter(Files::isRegularFile))
                    .anySatisfy(source -> assertThat(Files.readString(source)).contains("\"" + path.replace("*", "")));
        }
    }

    @ParameterizedTest
    @CsvSource({"ui", "api"})
    void aStoppingTaskHasLongerThanTheServiceTakes(String service) throws IOException {
        Matcher timeout =
                Pattern.compile("(?m)^quarkus\\.shutdown\\.timeout=(\\d+)s?$").matcher(properties(service));
        assertThat(timeout.find()).isTrue();
        assertThat(container("dev", service).path("StopTimeout").asInt())
                .isGreaterThan(Integer.parseInt(timeout.group(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theUiAsksForTheSecondTimeWhenTheLoadBalancerKnowsWhichTaskHangs(String stage) throws IOException {
        Matcher patience = Pattern.compile("(?m)^quarkus\\.rest-client\\.reader\\.read-timeout=(\\d+)$")
                .matcher(properties("ui"));
        assertThat(patience.find()).isTrue();
        assertThat(services(stage).properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .isNotEmpty()
                .allSatisfy(group -> assertThat(Integer.parseInt(patience.group(1)))
                        .isGreaterThan(1000
                                * (group.path("HealthCheckIntervalSeconds").asInt()
                                                * group.path("UnhealthyThresholdCount")
                                                        .asInt()
                                        + group.path("HealthCheckTimeoutSeconds")
                                                .asInt())));
    }

    private static Set<String> set(String stage, String service) {
        return set(container(stage, service));
    }

    private static Set<String> set(JsonNode container) {
        var names = new TreeSet<String>();
        container.path("Environment").forEach(e -> names.add(e.path("Name").asText()));
        container.path("Secrets").forEach(e -> names.add(e.path("Name").asText()));
        return names;
    }

    private static JsonNode container(String stage, String service) {
        return container(services(stage), service);
    }

    private static Json services(String stage) {
        return stage.equals("alb") ? Variants.DEV_ALB.json("dev", "Services") : Variants.ALL.json(stage, "Services");
    }

    private static JsonNode container(Json services, String service) {
        return services.properties("AWS::ECS::TaskDefinition").stream()
                .map(task -> task.path("ContainerDefinitions").path(0))
                .filter(container -> container.path("Name").asText().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> read(String service) throws IOException {
        var names = new TreeSet<String>();
        Matcher variable = VARIABLE.matcher(properties(service));
        while (variable.find()) {
            names.add(variable.group(1));
        }
        return names;
    }

    private static String properties(String service) throws IOException {
        return Files.readString(Path.of("dks-" + service, "src", "main", "resources", "application.properties"));
    }

    private static String dockerfile(String service) throws IOException {
        return Files.readString(Path.of("dks-" + service, "Dockerfile"));
    }
}
