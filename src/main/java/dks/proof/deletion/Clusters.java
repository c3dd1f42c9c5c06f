package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which services, providers and groups belong to which cluster: by reference, or by a name that is written out. */
record Clusters(Templates templates) {
    static final String SERVICE = "AWS::ECS::Service";
    private static final String ASSOCIATION = "AWS::ECS::ClusterCapacityProviderAssociations";

    Optional<Resource> cluster(Resource member) {
        return find(member.template(), member.property("Cluster"), "AWS::ECS::Cluster", "ClusterName");
    }

    Stream<Resource> services() {
        return templates.resources(SERVICE);
    }

    /** What gives a cluster its providers: a resource of its own, or the cluster itself. */
    Stream<Resource> associations() {
        return Stream.concat(
                templates.resources(ASSOCIATION),
                templates
                        .resources("AWS::ECS::Cluster")
                        .filter(cluster -> cluster.json().path("Properties").has("CapacityProviders")));
    }

    Optional<Resource> clusterOf(Resource association) {
        return association.type().equals(ASSOCIATION) ? cluster(association) : Optional.of(association);
    }

    /** The providers of these templates that an association gives to its cluster. */
    List<Resource> given(Resource association) {
        return providers(association.template(), association.property("CapacityProviders"));
    }

    /** The associations that a service counts on: none for one that asks for a launch type. */
    List<Resource> associationsOf(Resource service) {
        if (!service.property("LaunchType").isMissingNode()) {
            return List.of();
        }
        Optional<Resource> cluster = cluster(service);
        return associations()
                .filter(association ->
                        cluster.isPresent() && clusterOf(association).equals(cluster))
                .toList();
    }

    /** The providers that a service takes instances from: those it names, else all that its cluster has. */
    List<Resource> providersOf(Resource service) {
        JsonNode strategy = service.property("CapacityProviderStrategy");
        if (!strategy.isEmpty()) {
            var named = new ArrayList<Resource>();
            strategy.forEach(item ->
                    provider(service.template(), item.path("CapacityProvider")).ifPresent(named::add));
            return named;
        }
        return associationsOf(service).stream()
                .flatMap(association -> given(association).stream())
                .toList();
    }

    /** The Auto Scaling group behind a provider. */
    Optional<Resource> group(Resource provider) {
        return templates.referred(
                provider.template(),
                provider.property("AutoScalingGroupProvider").path("AutoScalingGroupArn"));
    }

    /** The Cloud Map namespace that a service is registered in by Service Connect. */
    Optional<Resource> namespace(Resource service) {
        JsonNode connect = service.property("ServiceConnectConfiguration");
        if (!connect.path("Enabled").asBoolean()) {
            return Optional.empty();
        }
        Optional<Resource> own = namespace(service.template(), connect.path("Namespace"));
        return own.isPresent()
                ? own
                : cluster(service)
                        .flatMap(cluster -> namespace(
                                cluster.template(),
                                cluster.property("ServiceConnectDefaults").path("Namespace")));
    }

    private Optional<Resource> namespace(Template from, JsonNode value) {
        for (String type : List.of("HttpNamespace", "PrivateDnsNamespace", "PublicDnsNamespace")) {
            Optional<Resource> found = find(from, value, "AWS::ServiceDiscovery::" + type, "Name");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<Resource> providers(Template from, JsonNode names) {
        var found = new ArrayList<Resource>();
        names.forEach(name -> provider(from, name).ifPresent(found::add));
        return found;
    }

    private Optional<Resource> provider(Template from, JsonNode name) {
        return find(from, name, "AWS::ECS::CapacityProvider", "Name");
    }

    private Optional<Resource> find(Template from, JsonNode value, String type, String nameProperty) {
        Optional<Resource> referred =
                templates.referred(from, value).filter(found -> found.type().equals(type));
        return referred.isPresent()
                ? referred
                : templates
                        .resources(type)
                        .filter(named -> value.isTextual()
                                && value.asText()
                                        .equals(named.property(nameProperty).asText()))
                        .findFirst();
    }
}
