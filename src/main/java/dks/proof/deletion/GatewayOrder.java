package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An internet gateway is not detached while something in its VPC has a public address. */
record GatewayOrder(Templates templates, DeletionOrder order) {

    List<Finding> check() {
        var findings = new ArrayList<Finding>();
        List<Resource> addressed = templates.all().stream()
                .flatMap(Template::resources)
                .filter(this::hasPublicAddress)
                .toList();
        templates
                .resources("AWS::EC2::VPCGatewayAttachment")
                .filter(attachment -> attachment.json().path("Properties").has("InternetGatewayId"))
                .forEach(attachment -> addressed.stream()
                        .filter(user -> isIn(user, attachment))
                        .filter(user -> !order.before(user, attachment))
                        .forEach(user -> findings.add(Obstacle.order(
                                DeletionRule.ADDRESSES_BEFORE_GATEWAY,
                                user,
                                attachment,
                                "a gateway is not detached while a public address is mapped"))));
        return findings;
    }

    private boolean hasPublicAddress(Resource resource) {
        return switch (resource.type()) {
            case "AWS::EC2::NatGateway" ->
                !resource.property("ConnectivityType").asText().equals("private");
            case "AWS::ElasticLoadBalancingV2::LoadBalancer" ->
                !resource.property("Scheme").asText().equals("internal");
            case "AWS::ECS::Service" -> says(resource.property("NetworkConfiguration"), "AssignPublicIp", "ENABLED");
            case "AWS::EC2::Instance" -> says(resource.json().path("Properties"), "AssociatePublicIpAddress", "true");
            case "AWS::AutoScaling::AutoScalingGroup" ->
                templates
                        .referred(
                                resource.template(),
                                resource.property("LaunchTemplate").path("LaunchTemplateId"))
                        .filter(launch ->
                                says(launch.property("LaunchTemplateData"), "AssociatePublicIpAddress", "true"))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean says(JsonNode value, String name, String text) {
        return value.findValues(name).stream().anyMatch(found -> found.asText().equals(text));
    }

    private boolean isIn(Resource user, Resource attachment) {
        var vpc = templates.referred(attachment.template(), attachment.property("VpcId"));
        return vpc.isPresent()
                && subnets(user).stream()
                        .anyMatch(subnet -> templates
                                .referred(subnet.template(), subnet.property("VpcId"))
                                .equals(vpc));
    }

    private Set<Resource> subnets(Resource user) {
        var found = new HashSet<Resource>();
        collectSubnets(user.template(), user.json().path("Properties"), found);
        return found;
    }

    private void collectSubnets(Template from, JsonNode value, Set<Resource> found) {
        templates
                .referred(from, value)
                .filter(resource -> resource.type().equals("AWS::EC2::Subnet"))
                .ifPresent(found::add);
        value.forEach(part -> collectSubnets(from, part, found));
    }
}
