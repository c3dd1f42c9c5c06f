package dks.infra;

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
        Retention retention) {

    /** The same stage under another name, deployed elsewhere or entered another way. */
    public StageConfig with(String name, Target target, EdgeConfig edge) {
        return new StageConfig(name, target, edge, network, capacity, database, ui, api, operations, retention);
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
     * @param instanceTypes the instance type for each processor
     * @param atLeast instances kept even when the tasks would fit on fewer
     * @param atMost where scale-out ends
     * @param targetPercent how full the capacity provider keeps the instances; below 100 leaves room for a deployment
     */
    public record CapacitySize(
            Map<CpuArchitecture, String> instanceTypes, int atLeast, int atMost, int targetPercent) {}

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
    }

    /**
     * One service's tasks.
     *
     * @param cpuUnits share of a processor, 1024 for one vCPU
     * @param memoryMiB the container's hard limit
     * @param minTasks where scaling by CPU ends downwards
     * @param maxTasks where it ends upwards; equal to {@code minTasks} means no scaling
     */
    public record ServiceSize(int cpuUnits, int memoryMiB, int minTasks, int maxTasks) {
        public ServiceSize {
            if (minTasks < 1 || maxTasks < minTasks) {
                throw new IllegalArgumentException(
                        "tasks from " + minTasks + " to " + maxTasks + " is no range from 1 up");
            }
        }
    }

    /**
     * How closely the stage is watched; each of these costs money.
     *
     * @param insights Container Insights, detailed instance metrics, access logs and flow logs
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
