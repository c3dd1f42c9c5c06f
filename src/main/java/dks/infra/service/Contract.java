package dks.infra.service;

import dks.infra.auth.Entrance;
import dks.infra.auth.SignIn;
import dks.infra.database.Database;
import dks.infra.platform.LoadBalancer;
import dks.infra.stage.StageConfig;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awscdk.services.ecs.Secret;

/**
 * What the infrastructure promises the two services: ports, paths, environment variables and secrets. The only place
 * where their names are written; each service reads them in its application.properties.
 */
final class Contract {
    private static final int UI_PORT = 3000;
    private static final int API_PORT = 8080;

    private final StageConfig stage;
    private final LoadBalancer loadBalancer;
    private final Database database;
    private final Entrance entrance;

    /**
     * One service's part.
     *
     * @param name the name by which other services find it
     * @param calledByName whether another service calls it
     * @param paths path patterns that the load balancer sends to it
     * @param eachRequestAlone whether any request may go to the old or to the new version. Not a page's: the files that it
     *     names carry its version's digest, and the other version has none of these names
     * @param priority of these paths among the listener's rules: lower ones are tried first
     */
    record Terms(
            String name,
            boolean calledByName,
            boolean eachRequestAlone,
            int port,
            List<String> paths,
            int priority,
            SortedMap<String, String> environment,
            SortedMap<String, Secret> secrets) {}

    Contract(StageConfig stage, LoadBalancer loadBalancer, Database database, Entrance entrance) {
        this.stage = stage;
        this.loadBalancer = loadBalancer;
        this.database = database;
        this.entrance = entrance;
    }

    /** @param revision of the UI's image */
    Terms ui(String revision) {
        var environment = commonEnvironment(revision);
        environment.put("KNOWLEDGE_SHARE_API", apiUrl());
        environment.put("PUBLIC_BASE_URL", entrance.publicBaseUrl());
        var secrets = new TreeMap<String, Secret>();
        entrance.signIn().ifPresent(signIn -> {
            environment.put("OIDC_LOGOUT_URL", signIn.logoutUrl());
            secrets.put("OIDC_CLIENT_SECRET", Secret.fromSecretsManager(signIn.keys(), SignIn.CLIENT_SECRET));
            secrets.put("SESSION_KEY", Secret.fromSecretsManager(signIn.keys(), SignIn.SESSION_KEY));
        });
        return new Terms("ui", false, false, UI_PORT, List.of("/*"), 100, environment, secrets);
    }

    /** @param revision of the API's image */
    Terms api(String revision) {
        var environment = commonEnvironment(revision);
        environment.put("DB_HOST", database.host());
        environment.put("DB_NAME", Database.NAME);
        environment.put("PGPORT", database.port());
        environment.put("PGSSLMODE", "require");
        var secrets = new TreeMap<>(Map.of(
                "DB_OWNER_NAME", Secret.fromSecretsManager(database.ownerCredentials(), "username"),
                "DB_OWNER_PASSWORD", Secret.fromSecretsManager(database.ownerCredentials(), "password"),
                "DB_ROLE_NAME", Secret.fromSecretsManager(database.apiCredentials(), "username"),
                "DB_ROLE_PASSWORD", Secret.fromSecretsManager(database.apiCredentials(), "password")));
        return new Terms("api", true, true, API_PORT, List.of("/api/*"), 10, environment, secrets);
    }

    /** Tasks with an interface of their own find each other by Service Connect, those without by the load balancer. */
    private String apiUrl() {
        return stage.network().taskInterfaces() ? "http://api:" + API_PORT : loadBalancer.url();
    }

    private TreeMap<String, String> commonEnvironment(String revision) {
        var environment = new TreeMap<String, String>();
        environment.put("DKS_REVISION", revision);
        // Unset and not empty, where there is no collector: a service without it traces nothing.
        stage.target().otlpEndpoint().ifPresent(endpoint -> environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint));
        environment.put("DKS_SIGN_IN", entrance.signIn().isPresent() ? "oidc" : "off");
        entrance.signIn().ifPresent(signIn -> {
            environment.put("OIDC_CLIENT_ID", signIn.clientId());
            environment.put("OIDC_ISSUER", signIn.issuer());
        });
        return environment;
    }
}
