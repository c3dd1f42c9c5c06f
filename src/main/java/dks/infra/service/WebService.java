package dks.infra.service;

import dks.infra.network.Network;
import dks.infra.network.Traffic;
import dks.infra.platform.LoadBalancer;
import dks.infra.platform.ServiceCluster;
import dks.infra.stage.StageConfig;
import dks.infra.stage.StageConfig.ServiceSize;
import dks.infra.watch.Symptom;
import dks.infra.watch.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.Ec2Service;
import software.constructs.Construct;

/**
 * One ECS service behind the load balancer: its task definition, the way to it, scaling and alarms. A
 * deployment starts new tasks beside the old ones, and one whose tasks keep failing ends and goes back by itself.
 */
public final class WebService extends Construct {
    /**
     * Failed tasks beyond those that start at once, before a deployment fails: one failure may be chance, two are not. So
     * the failing tasks of a deployment are tried twice, which by the forecast of dks.forecast.time is over in less
     * than five minutes; by a share of the desired count ECS would try at least 3 tasks, in dev one after the other.
     */
    private static final int SECOND_TRIES = 1;

    /**
     * How long a new task may be unhealthy. The API answers once its database is awake, which takes 15 s or, after days,
     * 30 s and more, and its migrations have run; the time keeps nobody waiting once the check succeeds. A task whose
     * database takes still longer is stopped, and counts as the one failure that a deployment has to spare: it has woken
     * the database for the next, and a healthy task sets the count back to 0 (ResetOnHealthyTask, by default true). A
     * migration that runs longer than this does not belong into the start.
     */
    private static final Duration GRACE_PERIOD = Duration.seconds(60);

    private final Props props;
    private final TaskPlacement placement;
    private final Route route;
    private final ServiceAlarms alarms;
    private final List<String> judges;
    private final Ec2Service service;

    /** What both services share: the stage and where it runs. */
    public record Place(
            StageConfig stage, Network network, ServiceCluster cluster, LoadBalancer loadBalancer, Watch watch) {
        boolean taskInterfaces() {
            return stage.network().taskInterfaces();
        }
    }

    public record Props(Place place, ServiceSize size, ContainerImage image, Contract.Terms terms) {
        /** Whether its versions alternate between two target groups, so that requests can be moved little by little. */
        boolean alternates() {
            return terms.eachRequestAlone() && place.stage().operations().alarms();
        }
    }

    public WebService(Construct scope, String id, Props props) {
        super(scope, id);
        this.props = props;
        var task = new WebTask(this, "Task", props);
        placement = new TaskPlacement(this, props);
        route = new Route(this, "Route", props);
        Watch watch = props.place().watch();
        alarms = new ServiceAlarms(this, "Alarms", new ServiceAlarms.Props(id, route.metrics(), watch));
        judges = new ArrayList<>(alarms.names());
        props.place().loadBalancer().alarmName().ifPresent(judges::add);
        service = service(task);
        watch.alarm(this, "TooFewTasks", new Symptom(id + " runs too few tasks", tasks().missing(), 0, 15, 15));
        route.leadTo(service);
        if (scaled()) {
            new ServiceScaling(
                    this,
                    "Scaling",
                    new ServiceScaling.Props(
                            service, props.size(), props.place().stage().officeHours(), route.metrics()));
        }
    }

    /** The security group of the tasks; in bridge mode that of their instances. */
    public ISecurityGroup securityGroup() {
        return placement.securityGroup();
    }

    /**
     * Lets another service call this one by name. In bridge mode both go through the load balancer, which the platform
     * has already opened to them.
     */
    public void allowFrom(WebService client) {
        if (props.place().taskInterfaces()) {
            Traffic.to(props.terms().port(), client.securityGroup(), securityGroup(), "From the UI by Service Connect")
                    .allow(this, "FromUi");
            client.service.getNode().addDependency(service); // names are handed out when the client's tasks start
            judgedAlsoBy(client.alarms.errorsName());
        }
    }

    /** What the load balancer measures of this service. */
    public TargetMetrics metrics() {
        return route.metrics();
    }

    /** The ECS service itself. */
    public Ec2Service service() {
        return service;
    }

    /** Whether Application Auto Scaling owns the count of tasks. */
    private boolean scaled() {
        return props.size().scaling().isPresent()
                || props.place().stage().officeHours().isPresent();
    }

    /** Whether its tasks are counted. */
    public boolean insights() {
        return props.place().stage().operations().insights();
    }

    /** What is counted of its tasks. */
    public TaskMetrics tasks() {
        return new TaskMetrics(props.place().stage().clusterName(), service.getServiceName());
    }

    /**
     * By Service Connect a client's requests pass the load balancer by, and so do the errors they get; the client's own
     * callers see them. Not by CDK's enableDeploymentAlarms, which forgets all names but the first ones.
     */
    private void judgedAlsoBy(List<String> alarms) {
        judges.addAll(alarms);
        if (!judges.isEmpty()) {
            ((CfnService) service.getNode().getDefaultChild())
                    .addPropertyOverride("DeploymentConfiguration.Alarms.AlarmNames", judges);
        }
    }

    private Ec2Service service(WebTask task) {
        var builder = Ec2Service.Builder.create(this, "Service")
                .cluster(props.place().cluster().cluster())
                .taskDefinition(task.definition())
                .capacityProviderStrategies(props.place().cluster().strategy())
                // Where scaling owns the count, a deployment must not reset it, nor start tasks at night.
                .desiredCount(scaled() ? null : props.size().minTasks())
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .circuitBreaker(DeploymentCircuitBreaker.builder()
                        .enable(true)
                        .rollback(true)
                        .build())
                .healthCheckGracePeriod(GRACE_PERIOD)
                .enableEcsManagedTags(true);
        if (!judges.isEmpty()) {
            builder.deploymentAlarms(
                    DeploymentAlarmConfig.builder().alarmNames(judges).build());
        }
        if (props.alternates()) {
            Canary.rollOut(props.place().stage().target().rollout(), builder);
        }
        placement.of(builder);
        Ec2Service service = builder.build();
        // CDK orders the service after its task role and listener rule but not after what the agent may pull and read.
        service.getNode().addDependency(task.definition().obtainExecutionRole());
        ((CfnService) service.getNode().getDefaultChild())
                .addPropertyOverride(
                        "DeploymentConfiguration.DeploymentCircuitBreaker.ThresholdConfiguration",
                        new TreeMap<>(
                                Map.of("Type", "COUNT", "Value", props.size().minTasks() + SECOND_TRIES)));
        return service;
    }
}
