package dks.proof.placement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dks.proof.finding.Finding;
import dks.template.Template;
import dks.template.Templates;
import java.nio.file.Path;
import java.util.List;

/** A template of a cluster with services on EC2 instances, made for a test from the few numbers that matter. */
public final class Shape {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode template = JSON.createObjectNode();
    private final ObjectNode resources = template.putObject("Resources");
    private final ObjectNode group;

    private Shape(String instanceType, int maxSize) {
        ObjectNode launch = resource("Launch", "AWS::EC2::LaunchTemplate");
        launch.putObject("LaunchTemplateData").put("InstanceType", instanceType);
        group = resource("Group", "AWS::AutoScaling::AutoScalingGroup");
        group.putObject("LaunchTemplate").putObject("LaunchTemplateId").put("Ref", "Launch");
        group.put("MinSize", "0").put("MaxSize", String.valueOf(maxSize));
        group.putArray("VPCZoneIdentifier").add("subnet-1");
        ObjectNode provider = resource("Provider", "AWS::ECS::CapacityProvider").putObject("AutoScalingGroupProvider");
        provider.putObject("AutoScalingGroupArn").put("Ref", "Group");
        provider.putObject("ManagedScaling").put("Status", "ENABLED");
    }

    /** Up to so many instances of a type, launched by a capacity provider as tasks need them. */
    public static Shape of(String instanceType, int maxSize) {
        return new Shape(instanceType, maxSize);
    }

    /** Nothing launches instances: there are as many as the group is told to have. */
    public Shape fixedAt(int instances) {
        resources.remove("Provider");
        group.put("DesiredCapacity", String.valueOf(instances));
        return this;
    }

    public Shape zones(int zones) {
        var subnets = group.putArray("VPCZoneIdentifier");
        for (int zone = 1; zone <= zones; zone++) {
            subnets.add("subnet-" + zone);
        }
        return this;
    }

    public Shape trunking() {
        resource("Trunking", "Custom::AWS").put("Create", "{\"name\":\"awsvpcTrunking\",\"value\":\"enabled\"}");
        return this;
    }

    public Shape reserving(int mebibytes) {
        data().putObject("UserData").put("Fn::Base64", "echo ECS_RESERVED_MEMORY=" + mebibytes);
        return this;
    }

    public Shape alsoOf(String... instanceTypes) {
        String first = data().path("InstanceType").asText();
        group.remove("LaunchTemplate");
        ObjectNode mixed = group.putObject("MixedInstancesPolicy").putObject("LaunchTemplate");
        mixed.putObject("LaunchTemplateSpecification")
                .putObject("LaunchTemplateId")
                .put("Ref", "Launch");
        var overrides = mixed.putArray("Overrides");
        overrides.addObject().put("InstanceType", first);
        for (String type : instanceTypes) {
            overrides.addObject().put("InstanceType", type);
        }
        return this;
    }

    public Shape refreshed() {
        ((ObjectNode) resources.path("Group"))
                .putObject("UpdatePolicy")
                .putObject("AutoScalingInstanceRefresh")
                .putObject("Preferences")
                .put("MinHealthyPercentage", 100);
        return this;
    }

    /** A service of one container with a memory limit, in bridge mode, that keeps 100 % and runs up to 200 %. */
    public Task service(String name, int desired, int cpuUnits, int memoryMiB) {
        return new Task(this, name, desired, cpuUnits, memoryMiB);
    }

    /** What the proof says of it. */
    List<Finding> findings() {
        return EcsPlacement.check(templates());
    }

    /** As it is read. */
    public Templates templates() {
        return new Templates(List.of(new Template("app", Path.of("app.template.json"), template)));
    }

    /** Never fewer than so many instances. */
    public Shape floor(int instances) {
        group.put("MinSize", String.valueOf(instances));
        return this;
    }

    /** Never fewer instances than a parameter says. */
    public Shape floorOf(String parameter) {
        group.putObject("MinSize").put("Ref", parameter);
        return this;
    }

    /** The capacity provider keeps the instances so full. */
    public Shape target(int percent) {
        ((ObjectNode) resources.path("Provider").path("Properties").path("AutoScalingGroupProvider"))
                .withObject("ManagedScaling")
                .put("TargetCapacity", percent);
        return this;
    }

    private ObjectNode data() {
        return (ObjectNode) resources.path("Launch").path("Properties").path("LaunchTemplateData");
    }

    private ObjectNode resource(String id, String type) {
        return resources.putObject(id).put("Type", type).putObject("Properties");
    }

    /** A service of the shape, being described; every method answers with itself. */
    public static final class Task {
        private final Shape shape;
        private final String name;
        private final ObjectNode service;
        private final ObjectNode definition;
        private final ObjectNode container;

        private Task(Shape shape, String name, int desired, int cpuUnits, int memoryMiB) {
            this.shape = shape;
            this.name = name;
            definition = shape.resource(name + "Task", "AWS::ECS::TaskDefinition");
            container = definition.putArray("ContainerDefinitions").addObject();
            container.put("Name", name).put("Cpu", cpuUnits).put("Memory", memoryMiB);
            service = shape.resource(name, "AWS::ECS::Service").put("DesiredCount", desired);
            service.putObject("TaskDefinition").put("Ref", name + "Task");
            if (shape.resources.has("Provider")) {
                service.putArray("CapacityProviderStrategy")
                        .addObject()
                        .putObject("CapacityProvider")
                        .put("Ref", "Provider");
            }
            percents(100, 200);
        }

        public Task percents(int minimum, int maximum) {
            service.putObject("DeploymentConfiguration")
                    .put("MinimumHealthyPercent", minimum)
                    .put("MaximumPercent", maximum);
            return this;
        }

        /** A target group with these numbers, in seconds. */
        public Task targets(int interval, int healthy, int unhealthy, int drain) {
            ObjectNode group = shape.resource(name + "Targets", "AWS::ElasticLoadBalancingV2::TargetGroup");
            group.put("HealthCheckIntervalSeconds", interval)
                    .put("HealthyThresholdCount", healthy)
                    .put("UnhealthyThresholdCount", unhealthy)
                    .putArray("TargetGroupAttributes")
                    .addObject()
                    .put("Key", "deregistration_delay.timeout_seconds")
                    .put("Value", String.valueOf(drain));
            service.putArray("LoadBalancers")
                    .addObject()
                    .putObject("TargetGroupArn")
                    .put("Ref", name + "Targets");
            return this;
        }

        public Task grace(int seconds) {
            service.put("HealthCheckGracePeriodSeconds", seconds);
            return this;
        }

        public Task stopsWithin(int seconds) {
            container.put("StopTimeout", seconds);
            return this;
        }

        /** A circuit breaker; by AWS's default where no type of threshold is given. */
        public Task breaker(String type, int value) {
            ObjectNode breaker = deployment().putObject("DeploymentCircuitBreaker");
            breaker.put("Enable", true).put("Rollback", true);
            if (type != null) {
                breaker.putObject("ThresholdConfiguration").put("Type", type).put("Value", value);
            }
            return this;
        }

        /** The deployment's settings, as JSON is read. */
        public ObjectNode deployment() {
            return service.withObject("DeploymentConfiguration");
        }

        /** Properties that nobody else sets. */
        public ObjectNode properties() {
            return service;
        }

        /** The container's, as JSON is read. */
        public ObjectNode container() {
            return container;
        }

        public Task after(String other) {
            ((ObjectNode) shape.resources.path(name)).putArray("DependsOn").add(other);
            return this;
        }

        /** The properties of a further resource of the template. */
        public ObjectNode beside(String id, String type) {
            return shape.resource(id, type);
        }

        public Templates templates() {
            return shape.templates();
        }

        public Task deployedBy(String strategy) {
            ((ObjectNode) service.path("DeploymentConfiguration")).put("Strategy", strategy);
            return this;
        }

        public Task scalesTo(int most) {
            ObjectNode target = shape.resource(name + "Scaling", "AWS::ApplicationAutoScaling::ScalableTarget");
            target.put("MinCapacity", service.path("DesiredCount").asInt()).put("MaxCapacity", most);
            target.putObject("ResourceId").put("Fn::Sub", "service/cluster/${" + name + ".Name}");
            return this;
        }

        Task scales(int least, int most) {
            scalesTo(most);
            scaling().put("MinCapacity", least);
            return this;
        }

        /** At some other time Application Auto Scaling keeps between so many. */
        Task scheduled(int least, int most) {
            ObjectNode action = scaling().withArray("ScheduledActions").addObject();
            action.put("Schedule", "cron(0 7 ? * MON-FRI *)");
            action.putObject("ScalableTargetAction").put("MinCapacity", least).put("MaxCapacity", most);
            return this;
        }

        /** The count is scaling's alone. */
        Task withoutDesired() {
            service.remove("DesiredCount");
            return this;
        }

        private ObjectNode scaling() {
            return (ObjectNode) shape.resources.path(name + "Scaling").path("Properties");
        }

        public Task awsvpc() {
            definition.put("NetworkMode", "awsvpc");
            return this;
        }

        public Task hostPort(int port) {
            container
                    .putArray("PortMappings")
                    .addObject()
                    .put("ContainerPort", 8080)
                    .put("HostPort", port);
            return this;
        }

        public Task reservation(int mebibytes) {
            container.put("MemoryReservation", mebibytes);
            return this;
        }

        public Task size(String cpu, String memory) {
            definition.put("Cpu", cpu).put("Memory", memory);
            return this;
        }

        public Task serviceConnect() {
            service.putObject("ServiceConnectConfiguration").put("Enabled", true);
            return this;
        }

        public Task rebalanced() {
            service.put("AvailabilityZoneRebalancing", "ENABLED");
            return this;
        }

        public Task strategy(String type, String field) {
            service.withArray("PlacementStrategies")
                    .addObject()
                    .put("Type", type)
                    .put("Field", field);
            return this;
        }

        public Task constraint(String type) {
            service.withArray("PlacementConstraints")
                    .addObject()
                    .put("Type", type)
                    .put("Expression", "attribute:disk == ssd");
            return this;
        }

        public Task daemon() {
            service.put("SchedulingStrategy", "DAEMON");
            return this;
        }

        public Task fargate() {
            service.remove("CapacityProviderStrategy");
            service.put("LaunchType", "FARGATE");
            return this;
        }

        public Task gpu() {
            container
                    .putArray("ResourceRequirements")
                    .addObject()
                    .put("Type", "GPU")
                    .put("Value", "1");
            return this;
        }

        public Task elsewhere() {
            service.put("TaskDefinition", "arn:aws:ecs:us-east-1:111111111111:task-definition/other:1");
            return this;
        }

        public Task service(String other, int desired, int cpuUnits, int memoryMiB) {
            return shape.service(other, desired, cpuUnits, memoryMiB);
        }

        List<Finding> findings() {
            return shape.findings();
        }
    }
}
