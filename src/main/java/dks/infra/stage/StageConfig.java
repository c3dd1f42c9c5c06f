package dks.infra.stage;

import dks.ec2.InstanceTypes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.NetworkMode;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * Everything in which one stage differs from another. The values are in {@link Stages}; a person's overrides come in by
 * {@link Settings}.
 *
 * @param name what people call the stage: {@code dev}, {@code prod}, {@code preview-42}; part of the names they type
 * @param officeHours when it is up; empty means always
 */
public record StageConfig(
        String name,
        Target target,
        EdgeConfig edge,
        NetworkSize network,
        CapacitySize capacity,
        DatabaseSize database,
        ServiceSize ui,
        ServiceSize api,
        Operations operations,
        Retention retention,
        Optional<OfficeHours> officeHours) {

    /** The same stage under another name, deployed elsewhere or entered another way. */
    public StageConfig with(String name, Target target, EdgeConfig edge) {
        return new StageConfig(
                name, target, edge, network, capacity, database, ui, api, operations, retention, officeHours);
    }

    /** The same stage on other instances. */
    public StageConfig on(CapacitySize capacity) {
        return new StageConfig(
                name, target, edge, network, capacity, database, ui, api, operations, retention, officeHours);
    }

    /** The same stage, up at these hours only. */
    public StageConfig openAt(OfficeHours hours) {
        return new StageConfig(
                name, target, edge, network, capacity, database, ui, api, operations, retention, Optional.of(hours));
    }

    /** The EC2 instance type of the stage's hosts. */
    public String instanceType() {
        return capacity.instanceTypes().get(target.cpu());
    }

    /** Name of the ECS cluster; the instance role is scoped to it, and people type it. */
    public String clusterName() {
        return "dks-" + name;
    }

    /** Name of the ECR repository for one of the two images; image assets are addressed by it, and people type it. */
    public String repositoryName(String service) {
        return "dks-" + name + "-" + service;
    }

    /**
     * Where and of what the stage is deployed, and where it reports to.
     *
     * @param account the AWS account, 12 digits; empty means the account of whoever deploys
     * @param images digests of images to deploy instead of building them, by service: {@code ui}, {@code api}
     * @param otlpEndpoint the https URL of a collector that takes traces by OTLP; empty means that nothing is traced
     * @param rollout of the services that can be rolled out in more than one way
     */
    public record Target(
            Optional<String> account,
            Region region,
            CpuArchitecture cpu,
            Map<String, String> images,
            Optional<String> otlpEndpoint,
            Alerts alerts,
            Rollout rollout) {
        public Target {
            images = Collections.unmodifiableMap(new TreeMap<>(images));
        }

        /** The environment of the stage's stacks. */
        public Environment environment() {
            return Environment.builder()
                    .account(account.orElse(null))
                    .region(region.name())
                    .build();
        }
    }

    /**
     * Who is told when an alarm goes off.
     *
     * @param webhookSecret name of the secret of Secrets Manager that holds the URL of a chat's incoming webhook
     */
    public record Alerts(Optional<String> email, Optional<String> webhookSecret) {
        /** Nobody. */
        public static final Alerts NONE = new Alerts(Optional.empty(), Optional.empty());
    }

    /** The way in from a browser. */
    public sealed interface EdgeConfig {
        /**
         * CloudFront in front of an internal load balancer, with sign-in.
         *
         * @param domain a name of one's own, if there is one; else the distribution's {@code *.cloudfront.net}
         * @param firewall whether AWS WAF inspects the requests
         */
        record CloudFront(Optional<CustomDomain> domain, boolean firewall) implements EdgeConfig {}

        /** An internet-facing load balancer, plain HTTP, open to these address ranges only, without sign-in. */
        record PublicLoadBalancer(List<String> allowedCidrs) implements EdgeConfig {}
    }

    /**
     * A domain name for the distribution.
     *
     * @param name for example {@code dks.example.com}
     * @param certificateArn ACM certificate for it, in us-east-1 as CloudFront demands
     * @param hostedZoneId the Route 53 hosted zone that gets the alias record
     */
    public record CustomDomain(String name, String certificateArn, String hostedZoneId) {}

    /**
     * @param mode BRIDGE puts instances into public subnets, where containers reach the internet through the instance's
     *     own address and no NAT gateway is paid for; AWS_VPC gives each task an address and security group in private
     *     subnets behind a NAT gateway per zone
     * @param zones how many Availability Zones, 2 or 3
     */
    public record NetworkSize(NetworkMode mode, int zones) {
        public NetworkSize {
            if (zones < 2 || zones > 3) {
                throw new IllegalArgumentException(
                        "zones is " + zones + "; a load balancer needs 2, and Region knows 3");
            }
        }

        /** Whether tasks have a network interface of their own. */
        public boolean taskInterfaces() {
            return mode == NetworkMode.AWS_VPC;
        }
    }

    /**
     * @param instanceTypes the instance type for each processor, each in the table of {@link InstanceTypes}
     * @param atLeast instances kept even when the tasks would fit on fewer
     * @param atMost where scale-out ends
     * @param targetPercent how full the capacity provider keeps the instances; below 100 leaves room for a deployment
     * @param spotPercent of the instances beyond {@code atLeast} that are spot instances, 0 to 100. Those that are always
     *     there are never: spot instances go together when their capacity is wanted elsewhere, and a service of two tasks
     *     outlives the loss of one instance, not of all
     */
    public record CapacitySize(
            Map<CpuArchitecture, String> instanceTypes, int atLeast, int atMost, int targetPercent, int spotPercent) {
        public CapacitySize {
            instanceTypes = Collections.unmodifiableMap(new TreeMap<>(instanceTypes));
            instanceTypes.forEach((cpu, name) -> {
                if (InstanceTypes.find(name).filter(cpu::runs).isEmpty()) {
                    throw new IllegalArgumentException("the instance type " + name + " is not in the table for "
                            + cpu.setting() + ": " + InstanceTypes.nearestTo(name));
                }
            });
            if (spotPercent < 0 || spotPercent > 100) {
                throw new IllegalArgumentException("spotPercent is " + spotPercent + ", which is not from 0 to 100");
            }
        }

        CapacitySize of(CpuArchitecture cpu, String instanceType) {
            var types = new TreeMap<>(instanceTypes);
            types.put(cpu, instanceType);
            return new CapacitySize(types, atLeast, atMost, targetPercent, spotPercent);
        }

        public CapacitySize withSpot(int percent) {
            return new CapacitySize(instanceTypes, atLeast, atMost, targetPercent, percent);
        }
    }

    /**
     * Aurora Serverless v2, in Aurora capacity units (2 GiB of memory each).
     *
     * @param pauseAfterMinutes idle minutes after which compute stops; only with {@code minCapacity} 0, else 0
     * @param readers instances beside the writer, to fail over to
     */
    public record DatabaseSize(
            double minCapacity, double maxCapacity, int pauseAfterMinutes, int readers, int backupDays) {
        public DatabaseSize {
            if ((minCapacity == 0) != (pauseAfterMinutes > 0)) {
                throw new IllegalArgumentException("minCapacity " + minCapacity + " with pauseAfterMinutes "
                        + pauseAfterMinutes + ": exactly a cluster that may scale to 0 pauses");
            }
        }

        /** Whether it stops by itself when nobody is connected. */
        public boolean pauses() {
            return pauseAfterMinutes > 0;
        }
    }

    /**
     * One service's tasks.
     *
     * @param cpuUnits share of a processor, 1024 for one vCPU
     * @param memoryMiB the container's hard limit
     * @param minTasks where scaling ends downwards
     * @param maxTasks where it ends upwards; equal to {@code minTasks} means no scaling
     * @param scaling what scaling aims at; exactly where there is a range to scale in
     */
    public record ServiceSize(
            int cpuUnits, int memoryMiB, int minTasks, int maxTasks, Optional<ScalingTargets> scaling) {
        public ServiceSize {
            if (minTasks < 1 || maxTasks < minTasks) {
                throw new IllegalArgumentException(
                        "tasks from " + minTasks + " to " + maxTasks + " is no range from 1 up");
            }
            if (scaling.isPresent() != (maxTasks > minTasks)) {
                throw new IllegalArgumentException("tasks from " + minTasks + " to " + maxTasks
                        + (scaling.isPresent() ? " with" : " without")
                        + " scaling targets: exactly a range has them");
            }
        }

        /** Always so many tasks. */
        static ServiceSize fixed(int cpuUnits, int memoryMiB, int tasks) {
            return new ServiceSize(cpuUnits, memoryMiB, tasks, tasks, Optional.empty());
        }

        /** As many tasks of a range as these targets ask for. */
        static ServiceSize scaled(int cpuUnits, int memoryMiB, int minTasks, int maxTasks, ScalingTargets targets) {
            return new ServiceSize(cpuUnits, memoryMiB, minTasks, maxTasks, Optional.of(targets));
        }
    }

    /**
     * What a service's tasks are kept at, on average over them. More start when one of the three is exceeded, and one
     * leaves when all three are well below: AWS's alarm for that stands at nine tenths of a target.
     *
     * @param cpuPercent of the CPU units that the tasks reserve: 60, because a task may use more than its share while the
     *     instance has it, and Java starts with a burst
     * @param memoryPercent of the tasks' memory. Above what a task comes to keep by design, as a Java heap that has
     *     grown does not shrink: with a target below that, no task would ever leave again. By design that is the whole
     *     heap (a third of the container's limit, by the Dockerfiles), what a task was measured to hold at dev's sizes
     *     (UI 126 MiB, API 172 MiB) and Service Connect's proxy: two thirds of prod's tasks at the most, so that a
     *     target of 80 lets tasks leave below 72 and starts more before the limit kills one
     * @param requestsPerMinute from the load balancer to one task. It answers sooner than CPU does, which comes late
     *     when tasks wait for the database. By docs/performance.md a page costs the UI about 4 ms of a processor and a
     *     list the API about 2.6 ms with its database: 50 pages or 100 calls a second take two fifths of a task's
     *     reserved CPU or half of it, less than {@code cpuPercent}. What the UI asks of the API by Service Connect is
     *     not among them, as it does not pass the load balancer
     */
    public record ScalingTargets(int cpuPercent, int memoryPercent, int requestsPerMinute) {
        public ScalingTargets {
            if (cpuPercent < 1 || cpuPercent > 100 || memoryPercent < 1 || memoryPercent > 100) {
                throw new IllegalArgumentException("targets of " + cpuPercent + " % CPU and " + memoryPercent
                        + " % memory are not both from 1 to 100");
            }
            if (requestsPerMinute < 1) {
                throw new IllegalArgumentException("a target of " + requestsPerMinute + " requests is none from 1 up");
            }
        }
    }

    /**
     * How closely the stage is watched; each of these costs money.
     *
     * @param insights Container Insights, detailed instance metrics, the database's log and metrics, access and flow logs
     * @param alarms alarms that tell people, those on the services also roll a deployment back
     * @param mfa whether people sign in with a second factor
     * @param drainSeconds how long the load balancer lets a leaving task finish its requests
     */
    public record Operations(boolean insights, boolean alarms, boolean mfa, int drainSeconds) {}

    /**
     * What outlives the stacks.
     *
     * @param data what happens to the database, its secret and the images when their stack goes
     * @param protectedData whether the stacks that hold data refuse to be deleted
     */
    public record Retention(RemovalPolicy data, boolean protectedData, RetentionDays logs) {}
}
