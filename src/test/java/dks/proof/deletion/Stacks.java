package dks.proof.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.proof.finding.Finding;
import dks.template.Manifest;
import dks.template.Template;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stacks made for a test, of as many resources as matter; every method but the last answers with itself. */
final class Stacks {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private final Map<String, ObjectNode> templates = new LinkedHashMap<>();
    private final Map<String, Set<String>> dependencies = new HashMap<>();
    private final Set<String> terminationProtected = new HashSet<>();
    private String current;

    private Stacks() {}

    /** One empty stack, named App. */
    static Stacks app() {
        return new Stacks().stack("App");
    }

    /** A stack with a cluster, its capacity and a service, all in an order that can be deleted. */
    static Stacks cluster() {
        return app().with("Cluster", "AWS::ECS::Cluster", "{}")
                .with("Role", "AWS::IAM::Role", "{}")
                .with("Profile", "AWS::IAM::InstanceProfile", "{Roles: [{Ref: 'Role'}]}")
                .with(
                        "Launch",
                        "AWS::EC2::LaunchTemplate",
                        "{LaunchTemplateData: {IamInstanceProfile: {Arn: {'Fn::GetAtt': ['Profile', 'Arn']}},"
                                + " UserData: {'Fn::Base64': {'Fn::Sub': 'echo ECS_CLUSTER=${Cluster}'}}}}")
                .with(
                        "Group",
                        "AWS::AutoScaling::AutoScalingGroup",
                        "{LaunchTemplate: {LaunchTemplateId: {Ref: 'Launch'}}}")
                .with(
                        "Provider",
                        "AWS::ECS::CapacityProvider",
                        "{AutoScalingGroupProvider: {AutoScalingGroupArn: {Ref: 'Group'},"
                                + " ManagedTerminationProtection: 'DISABLED'}}")
                .with(
                        "Association",
                        "AWS::ECS::ClusterCapacityProviderAssociations",
                        "{Cluster: {Ref: 'Cluster'}, CapacityProviders: [{Ref: 'Provider'}]}")
                .with(
                        "Service",
                        "AWS::ECS::Service",
                        "{Cluster: {Ref: 'Cluster'}, CapacityProviderStrategy: [{CapacityProvider: {Ref: 'Provider'}}]}")
                .dependsOn("Service", "Association");
    }

    /** A VPC with a subnet that an internet gateway is attached to. */
    static Stacks vpc() {
        return app().with("Vpc", "AWS::EC2::VPC", "{}")
                .with("Subnet", "AWS::EC2::Subnet", "{VpcId: {Ref: 'Vpc'}}")
                .with("Gateway", "AWS::EC2::InternetGateway", "{}")
                .with(
                        "Attachment",
                        "AWS::EC2::VPCGatewayAttachment",
                        "{VpcId: {Ref: 'Vpc'}, InternetGatewayId: {Ref: 'Gateway'}}");
    }

    /** A custom resource whose function has a role with a policy that is a resource of its own. */
    static Stacks handler() {
        return app().with("Role", "AWS::IAM::Role", "{}")
                .with("Policy", "AWS::IAM::Policy", "{Roles: [{Ref: 'Role'}]}")
                .with("Function", "AWS::Lambda::Function", "{Role: {'Fn::GetAtt': ['Role', 'Arn']}}")
                .with("Custom", "Custom::Setting", "{ServiceToken: {'Fn::GetAtt': 'Function.Arn'}}");
    }

    /** What follows is said of this stack. */
    Stacks stack(String name) {
        templates.computeIfAbsent(name, stack -> {
            ObjectNode template = JSON.createObjectNode();
            template.putObject("Resources");
            template.putObject("Outputs");
            return template;
        });
        current = name;
        return this;
    }

    /** Adds a resource, or puts another in its place; its properties as JSON with single quotes. */
    Stacks with(String id, String type, String properties) {
        ((ObjectNode) templates.get(current).path("Resources"))
                .putObject(id)
                .put("Type", type)
                .set("Properties", json(properties));
        return this;
    }

    Stacks dependsOn(String id, String... others) {
        var list = resource(id).putArray("DependsOn");
        Set.of(others).forEach(list::add);
        return this;
    }

    Stacks kept(String id) {
        resource(id).put("DeletionPolicy", "Retain");
        return this;
    }

    Stacks output(String name, String value) {
        ((ObjectNode) templates.get(current).path("Outputs")).putObject(name).set("Value", json(value));
        return this;
    }

    Stacks export(String name, String value) {
        output(name, value);
        ((ObjectNode) templates.get(current).path("Outputs").path(name))
                .putObject("Export")
                .put("Name", name);
        return this;
    }

    /** The stack depends on these. */
    Stacks after(String... producers) {
        dependencies.put(current, Set.of(producers));
        return this;
    }

    Stacks terminationProtected() {
        terminationProtected.add(current);
        return this;
    }

    /** What the proof says of them. */
    List<Finding> findings() {
        List<Template> all = templates.entrySet().stream()
                .map(stack ->
                        new Template(stack.getKey(), Path.of(stack.getKey() + ".template.json"), stack.getValue()))
                .toList();
        var stacks = all.stream()
                .map(template -> new Manifest.Stack(
                        template.stackName(),
                        template.file().toString(),
                        "",
                        dependencies.getOrDefault(template.stackName(), Set.of()),
                        terminationProtected.contains(template.stackName())))
                .toList();
        return DeletionProof.check(new Templates(all), new Manifest(stacks));
    }

    private ObjectNode resource(String id) {
        return (ObjectNode) templates.get(current).path("Resources").path(id);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
