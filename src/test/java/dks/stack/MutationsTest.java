package dks.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.stack.model.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A mistake in a template reaches what runs, or make stack refuses it: nothing is retyped, nothing is ignored. */
class MutationsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private interface Mutation {
        void apply(StageTemplates templates) throws Exception;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void changesWhatRuns(String name, Mutation mutation, String before, String after) throws Exception {
        List<String> intact = lines("dev", none -> {});
        List<String> changed = lines("dev", mutation);

        var gone = new ArrayList<>(intact);
        changed.forEach(gone::remove);
        var come = new ArrayList<>(changed);
        intact.forEach(come::remove);
        assertThat(gone).as("lines that are gone").containsExactlyInAnyOrderElementsOf(split(before));
        assertThat(come).as("lines that have come").containsExactlyInAnyOrderElementsOf(split(after));
    }

    static Stream<Arguments> changesWhatRuns() {
        return Stream.of(
                changing(
                        "wrong health path",
                        targets -> targets.put("HealthCheckPath", "/healthz"),
                        "http-check send meth GET uri /health/ready ver HTTP/1.1 hdr Host api-task:8080",
                        "http-check send meth GET uri /healthz ver HTTP/1.1 hdr Host api-task:8080"),
                changing(
                        "wrong health code",
                        targets -> targets.putObject("Matcher").put("HttpCode", "204"),
                        "http-check expect status 200",
                        "http-check expect status 204"),
                changing(
                        "slower checks",
                        targets -> targets.put("HealthCheckIntervalSeconds", 30),
                        "default-server check inter 5s rise 2 fall 2 resolvers engine init-addr none",
                        "default-server check inter 30s rise 2 fall 2 resolvers engine init-addr none"),
                changing(
                        "more checks",
                        targets -> targets.put("HealthyThresholdCount", 5).put("UnhealthyThresholdCount", 4),
                        "default-server check inter 5s rise 2 fall 2 resolvers engine init-addr none",
                        "default-server check inter 5s rise 5 fall 4 resolvers engine init-addr none"),
                arguments(
                        "wrong path",
                        (Mutation)
                                t -> ((ObjectNode) t.properties("AWS::ElasticLoadBalancingV2::ListenerRule", "ApiRoute")
                                                .path("Conditions")
                                                .path(0)
                                                .path("PathPatternConfig"))
                                        .putArray("Values")
                                        .add("/rest/*"),
                        "acl ApiRouteRule3121DD8B-path-pattern path -m beg /api/",
                        "acl ApiRouteRule3121DD8B-path-pattern path -m beg /rest/"),
                changing(
                        "longer drain",
                        targets -> ((ObjectNode)
                                        targets.path("TargetGroupAttributes").path(0))
                                .put("Value", "40"),
                        "hard-stop-after 5s;stop_grace_period: \"10s\"",
                        "hard-stop-after 40s;stop_grace_period: \"45s\""),
                arguments(
                        "longer idle time",
                        (Mutation) t -> ((ObjectNode)
                                        t.properties("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancer")
                                                .path("LoadBalancerAttributes")
                                                .path(1))
                                .put("Value", "90"),
                        "timeout client 60s;timeout server 60s;timeout http-request 60s;timeout http-keep-alive 60s",
                        "timeout client 90s;timeout server 90s;timeout http-request 90s;timeout http-keep-alive 90s"),
                container("wrong port of the service's own", api -> setPort(api, "PORT", "9090"), "", "PORT: \"9090\""),
                container(
                        "too little memory", api -> api.put("Memory", 64), "mem_limit: \"384m\"", "mem_limit: \"64m\""),
                container("a reservation", api -> api.put("MemoryReservation", 128), "", "mem_reservation: \"128m\""),
                container("less processor", api -> api.put("Cpu", 128), "cpu_shares: 512", "cpu_shares: 128"),
                container("wrong user", api -> api.put("User", "0"), "user: \"65532:65532\"", "user: \"0\""),
                container("no user", api -> api.remove("User"), "user: \"65532:65532\"", ""),
                container(
                        "root file system open",
                        api -> api.put("ReadonlyRootFilesystem", false),
                        "read_only: true",
                        ""),
                container(
                        "no tmpfs",
                        api -> linux(api).remove("Tmpfs"),
                        "tmpfs:;- \"/tmp:size=16m,noexec,nosuid,nodev\"",
                        ""),
                container(
                        "less tmpfs",
                        api -> ((ObjectNode) linux(api).path("Tmpfs").path(0)).put("Size", 1),
                        "- \"/tmp:size=16m,noexec,nosuid,nodev\"",
                        "- \"/tmp:size=1m,noexec,nosuid,nodev\""),
                container("all capabilities", api -> linux(api).remove("Capabilities"), "cap_drop:;- \"ALL\"", ""),
                container(
                        "new privileges",
                        api -> api.remove("DockerSecurityOptions"),
                        "security_opt:;- \"no-new-privileges\"",
                        ""),
                container("no init", api -> linux(api).put("InitProcessEnabled", false), "init: true", ""),
                container(
                        "fewer open files",
                        api -> ((ObjectNode) api.path("Ulimits").path(0)).put("SoftLimit", 256),
                        "soft: 65536",
                        "soft: 256"),
                container(
                        "less time to stop",
                        api -> api.put("StopTimeout", 2),
                        "stop_grace_period: \"25s\"",
                        "stop_grace_period: \"2s\""),
                container(
                        "another command",
                        api -> api.putArray("Command").add("--version"),
                        "",
                        "command:;- \"--version\""),
                container(
                        "another entry point",
                        api -> api.putArray("EntryPoint").add("/bin/false"),
                        "",
                        "entrypoint:;- \"/bin/false\""),
                container(
                        "a health check",
                        api -> api.putObject("HealthCheck")
                                .putArray("Command")
                                .add("CMD")
                                .add("x"),
                        "",
                        "healthcheck:;test:;- \"CMD\";- \"x\";interval: \"30s\";timeout: \"5s\";retries: 3;start_period: \"0s\""),
                container(
                        "missing secret",
                        api -> ((ArrayNode) api.path("Secrets")).remove(3),
                        "#   DB_ROLE_PASSWORD: field password of dks-dev-Data DatabaseApiCredentialsFC662A8A",
                        ""),
                arguments(
                        "missing variable",
                        (Mutation)
                                t -> t.variable("Api", "Environment", "DB_NAME").put("Name", "DB"),
                        "DB_NAME: \"dks\"",
                        "DB: \"dks\""),
                arguments(
                        "a dollar in a variable",
                        (Mutation)
                                t -> t.variable("Api", "Environment", "DB_NAME").put("Value", "$HOME"),
                        "DB_NAME: \"dks\"",
                        "DB_NAME: \"$$HOME\""),
                arguments(
                        "two tasks",
                        (Mutation) t -> t.properties("AWS::ECS::Service", "Api").put("DesiredCount", 2),
                        "server-template api-task- 1 api-task:8080",
                        "deploy:;replicas: 2;server-template api-task- 2 api-task:8080"),
                arguments(
                        "another database",
                        (Mutation) t ->
                                t.properties("AWS::RDS::DBCluster", "Database").put("DatabaseName", "posts"),
                        "POSTGRES_DB: \"dks\"",
                        "POSTGRES_DB: \"posts\""),
                arguments(
                        "an older PostgreSQL",
                        (Mutation) t ->
                                t.properties("AWS::RDS::DBCluster", "Database").put("EngineVersion", "16.4"),
                        "image: \"postgres:17\"",
                        "image: \"postgres:16\""),
                arguments(
                        "connections without TLS",
                        (Mutation) t -> parameters(t).put("rds.force_ssl", "0"),
                        "hostssl all all all scram-sha-256",
                        "host all all all scram-sha-256"),
                arguments(
                        "a parameter",
                        (Mutation) t -> parameters(t).put("log_min_duration_statement", "500"),
                        "",
                        "- \"-c\";- \"log_min_duration_statement=500\""),
                arguments(
                        "an unknown property",
                        (Mutation) t -> t.container("Api").put("Interactive", true),
                        "",
                        "#   ContainerDefinitions[api].Interactive (unknown to make stack)"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isRefused(String name, String stage, Mutation mutation, String sentence) throws Exception {
        var templates = StageTemplates.of(stage);
        mutation.apply(templates);

        assertThatThrownBy(templates::files)
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining("dks-" + stage + "-");
    }

    static Stream<Arguments> isRefused() {
        return Stream.of(
                refused(
                        "wrong port",
                        "dev",
                        t -> loadBalancer(t).put("ContainerPort", 8081),
                        "LoadBalancers[0].ContainerPort is 8081, and the container's port mappings have [8080]"),
                refused(
                        "wrong container",
                        "dev",
                        t -> loadBalancer(t).put("ContainerName", "app"),
                        "'app', which is no container of the task"),
                refused(
                        "swapped priorities",
                        "dev",
                        t -> {
                            rule(t, "Api").put("Priority", 100);
                            rule(t, "Ui").put("Priority", 10);
                        },
                        "ApiRouteRule3121DD8B is never reached"),
                refused(
                        "one priority twice",
                        "dev",
                        t -> rule(t, "Api").put("Priority", 100),
                        "the same priority, 100"),
                refused(
                        "no rule",
                        "dev",
                        t -> rule(t, "Api").set("Actions", rule(t, "Ui").path("Actions")),
                        "has targets, but no rule of the listener leads there"),
                refused(
                        "a field that the secret has not",
                        "dev",
                        t -> t.variable("Api", "Secrets", "DB_ROLE_PASSWORD")
                                .set(
                                        "ValueFrom",
                                        JSON.readTree(t.variable("Api", "Secrets", "DB_ROLE_PASSWORD")
                                                .path("ValueFrom")
                                                .toString()
                                                .replace("password", "pasword"))),
                        "asks for the field 'pasword' of dks-dev-Data DatabaseApiCredentialsFC662A8A, which has password, username"),
                refused(
                        "a value that AWS alone has",
                        "dev",
                        t -> t.variable("Api", "Environment", "DB_NAME")
                                .set("Value", JSON.readTree("{\"Fn::GetAtt\":[\"ApiTaskTaskRoleFAB26FDD\",\"Arn\"]}")),
                        "ContainerDefinitions[api].Environment[DB_NAME].Value cannot be told: Arn of ApiTaskTaskRoleFAB26FDD (AWS::IAM::Role) is known to AWS alone"),
                refused(
                        "a function that nobody knows",
                        "dev",
                        t -> t.container("Api").set("User", JSON.readTree("{\"Fn::Cidr\":[]}")),
                        "ContainerDefinitions[api].User cannot be told: Fn::Cidr is not worked out here"),
                refused(
                        "a rule that is not made",
                        "dev",
                        t -> {
                            t.template("dks-dev-Services")
                                    .putObject("Conditions")
                                    .set("Never", JSON.readTree("{\"Fn::Equals\":[\"a\",\"b\"]}"));
                            t.resource("AWS::ElasticLoadBalancingV2::ListenerRule", "UiRoute")
                                    .put("Condition", "Never");
                        },
                        "UiRouteTargets463B04DC has targets, but no rule of the listener leads there"),
                refused(
                        "requests shared between two groups",
                        "prod",
                        t -> shares(t).forEach(share -> ((ObjectNode) share).put("Weight", 50)),
                        "Actions[0].ForwardConfig.TargetGroups shares the requests between 2 groups"),
                refused(
                        "requests to the group without tasks",
                        "prod",
                        t -> {
                            ((ObjectNode) shares(t).path(0)).put("Weight", 0);
                            ((ObjectNode) shares(t).path(1)).put("Weight", 100);
                        },
                        "has targets, but no rule of the listener leads there"),
                refused("no memory", "dev", t -> t.container("Api").remove("Memory"), "ECS wants one of them"),
                refused(
                        "more reserved than allowed",
                        "dev",
                        t -> t.container("Api").put("MemoryReservation", 512),
                        "must be less than Memory, 384"),
                refused(
                        "a check that overlaps itself",
                        "dev",
                        t -> targets(t).put("HealthCheckTimeoutSeconds", 5),
                        "must be less than HealthCheckIntervalSeconds, 5"),
                refused(
                        "checks at another port",
                        "dev",
                        t -> targets(t).put("HealthCheckPort", "9000"),
                        "HealthCheckPort is 9000, and checks go to the targets' own port here"),
                refused(
                        "a condition that nothing stands for",
                        "dev",
                        t -> ((ObjectNode) rule(t, "Api").path("Conditions").path(0)).put("Field", "source-ip"),
                        "'source-ip', a condition that nothing stands for here"),
                refused(
                        "an image in a registry",
                        "dev",
                        t -> t.container("Api").put("Image", "1.dkr.ecr.us-east-1.amazonaws.com/dks-dev-api@sha256:0"),
                        "leave uiImage and apiImage out of CONTEXT"),
                refused(
                        "a port that Service Connect does not find",
                        "prod",
                        t -> ((ObjectNode)
                                        t.container("Api").path("PortMappings").path(0))
                                .put("Name", "web"),
                        "'http', which no port mapping of the task definition is called"),
                refused(
                        "Service Connect at another port",
                        "prod",
                        t -> ((ObjectNode) t.properties("AWS::ECS::Service", "Api")
                                        .path("ServiceConnectConfiguration")
                                        .path("Services")
                                        .path(0)
                                        .path("ClientAliases")
                                        .path(0))
                                .put("Port", 80),
                        "is not the container's, 8080"));
    }

    private static JsonNode shares(StageTemplates templates) {
        return rule(templates, "Api")
                .path("Actions")
                .path(0)
                .path("ForwardConfig")
                .path("TargetGroups");
    }

    private static Arguments changing(String name, Consumer<ObjectNode> change, String before, String after) {
        return arguments(name, (Mutation) templates -> change.accept(targets(templates)), before, after);
    }

    private static Arguments container(String name, Consumer<ObjectNode> change, String before, String after) {
        return arguments(name, (Mutation) templates -> change.accept(templates.container("Api")), before, after);
    }

    private static Arguments refused(String name, String stage, Mutation mutation, String sentence) {
        return arguments(name, stage, mutation, sentence);
    }

    private static void setPort(ObjectNode container, String name, String value) {
        ((ArrayNode) container.path("Environment"))
                .addObject()
                .put("Name", name)
                .put("Value", value);
    }

    private static ObjectNode linux(ObjectNode container) {
        return (ObjectNode) container.path("LinuxParameters");
    }

    private static ObjectNode targets(StageTemplates templates) {
        return templates.properties("AWS::ElasticLoadBalancingV2::TargetGroup", "ApiRoute");
    }

    private static ObjectNode parameters(StageTemplates templates) {
        return (ObjectNode) templates
                .properties("AWS::RDS::DBClusterParameterGroup", "Database")
                .path("Parameters");
    }

    private static ObjectNode rule(StageTemplates templates, String service) {
        return templates.properties("AWS::ElasticLoadBalancingV2::ListenerRule", service + "Route");
    }

    private static ObjectNode loadBalancer(StageTemplates templates) {
        return (ObjectNode) templates
                .properties("AWS::ECS::Service", "Api")
                .path("LoadBalancers")
                .path(0);
    }

    private static List<String> lines(String stage, Mutation mutation) throws Exception {
        var templates = StageTemplates.of(stage);
        mutation.apply(templates);
        return templates.files().lines().map(String::strip).toList();
    }

    private static List<String> split(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split(";"));
    }
}
