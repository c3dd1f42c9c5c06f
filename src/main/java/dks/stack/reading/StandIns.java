package dks.stack.reading;

import dks.stack.model.Database;
import dks.stack.model.LoadBalancer;
import dks.template.Known;
import dks.template.Resource;
import dks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands here for what only AWS has; the one place that decides it.
 *
 * <p>The load balancer and the database are containers with names of their own. Nothing stands for CloudFront, so the
 * public address is this machine's. Nothing stands for Cognito, so sign-in is off, and the variables and secrets that
 * come from it are left out; the load balancer listens to this machine alone.
 */
public final class StandIns implements Known {
    /** The account in templates that name none; documentation and emulators use the same. */
    private static final String ACCOUNT = "000000000000";

    private final Map<String, String> environments;
    private final String publicUrl;
    private final List<Use> uses = new ArrayList<>();

    /** A value that was asked for, and what it was given. */
    record Use(String type, String what, String value) {}

    /**
     * @param environments account and Region by stack
     * @param publicUrl where a browser of this machine comes in
     */
    public StandIns(Map<String, String> environments, String publicUrl) {
        this.environments = Map.copyOf(environments);
        this.publicUrl = publicUrl;
    }

    /** The value and the reason for a variable that is something else here, whatever the template says. */
    Optional<Variable> variable(String name) {
        return name.equals("PUBLIC_BASE_URL")
                ? Optional.of(new Variable(publicUrl, "a browser comes in at the load balancer's port on this machine"))
                : Optional.empty();
    }

    /** The value and the reason for a variable with a certain value. */
    Optional<Variable> variable(String name, String value) {
        return name.equals("DKS_SIGN_IN") && value.equals("oidc")
                ? Optional.of(new Variable("off", "there is no Cognito here, and only this machine comes in"))
                : Optional.empty();
    }

    /** Whether a variable is left out because nothing stands for what its value comes from. */
    boolean isLeftOut(Untold untold) {
        return untold.isAbout("AWS::Cognito::");
    }

    /** What a variable gets here. */
    record Variable(String value, String why) {}

    /** What was asked for since the last call. */
    List<Use> uses() {
        var used = List.copyOf(uses);
        uses.clear();
        return used;
    }

    @Override
    public Optional<String> attribute(Resource resource, String attribute) {
        Optional<String> value = value(resource, attribute);
        value.ifPresent(known -> uses.add(new Use(resource.type(), attribute + " of " + resource.logicalId(), known)));
        return value;
    }

    @Override
    public Optional<String> pseudoParameter(Template template, String name) {
        String[] place = environments
                .getOrDefault(template.stackName(), "aws://unknown-account/unknown-region")
                .split("/");
        return switch (name) {
            case "AWS::AccountId" -> Optional.of(place[2].startsWith("unknown") ? account() : place[2]);
            case "AWS::Region" -> Optional.of(place[3]).filter(region -> !region.startsWith("unknown"));
            case "AWS::Partition" -> Optional.of("aws");
            case "AWS::URLSuffix" -> Optional.of("amazonaws.com");
            case "AWS::StackName" -> Optional.of(template.stackName());
            default -> Optional.empty();
        };
    }

    private String account() {
        uses.add(new Use("", "the account", ACCOUNT));
        return ACCOUNT;
    }

    private static Optional<String> value(Resource resource, String attribute) {
        return switch (resource.type() + " " + attribute) {
            case "AWS::ElasticLoadBalancingV2::LoadBalancer DNSName" -> Optional.of(LoadBalancer.HOST);
            case "AWS::RDS::DBCluster Endpoint.Address", "AWS::RDS::DBInstance Endpoint.Address" ->
                Optional.of(Database.HOST);
            case "AWS::RDS::DBCluster Endpoint.Port", "AWS::RDS::DBInstance Endpoint.Port" ->
                Optional.of(resource.property("Port").asText("5432"));
            case "AWS::SecretsManager::Secret Ref", "AWS::SecretsManager::Secret Id" ->
                Optional.of(SecretArn.of(resource).text());
            default -> Optional.empty();
        };
    }
}
