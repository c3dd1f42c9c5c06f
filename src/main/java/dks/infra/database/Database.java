package dks.infra.database;

import dks.infra.network.Network;
import dks.infra.network.Traffic;
import dks.infra.stage.StageConfig.DatabaseSize;
import dks.infra.stage.StageConfig.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.BackupProps;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.Credentials;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.amazon.awscdk.services.rds.DatabaseSecret;
import software.amazon.awscdk.services.rds.IClusterEngine;
import software.amazon.awscdk.services.rds.IClusterInstance;
import software.amazon.awscdk.services.rds.IDatabaseCluster;
import software.amazon.awscdk.services.rds.ParameterGroup;
import software.amazon.awscdk.services.rds.PerformanceInsightRetention;
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.rds.SubnetGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * An Aurora PostgreSQL Serverless v2 cluster in isolated subnets, the credentials of its owner and of the API's role in
 * secrets, and a security group that lets nobody in until {@link #allowFrom} says so. Encrypted at rest; connections must
 * use TLS.
 */
public final class Database extends Construct {
    /** Name of the database within the cluster. */
    public static final String NAME = "dks";

    private static final int PORT = 5432;

    /**
     * Errors go to the log without DETAIL, in which PostgreSQL quotes rows and so what people write. Statements are logged
     * when they fail, with $1 for their values; log_statement and log_min_duration_statement stay off, as by default.
     */
    private static final Map<String, String> PARAMETERS =
            new TreeMap<>(Map.of("rds.force_ssl", "1", "log_error_verbosity", "terse"));

    /** The longest that costs nothing. */
    private static final PerformanceInsightRetention SEVEN_DAYS = PerformanceInsightRetention.DEFAULT;

    private final DatabaseCluster cluster;
    private final DatabaseSecret ownerCredentials;
    private final DatabaseSecret apiCredentials;
    private final SecurityGroup securityGroup;

    /**
     * @param watched whether CloudWatch gets PostgreSQL's log and what the instances measure. Each of the three can hold an
     *     instance above its least capacity (AWS's agent toolkit, "Aurora serverless core concepts"), so a cluster that is
     *     to pause has none
     */
    public record Props(Network network, DatabaseSize size, Retention retention, boolean watched) {}

    public Database(Construct scope, String id, Props props) {
        super(scope, id);
        RemovalPolicy removal = props.retention().data();
        // The id is older than the second secret; another one would mean another password for the cluster.
        ownerCredentials = credentials("Credentials", "dks", removal);
        apiCredentials = credentials("ApiCredentials", "dks_api", removal);
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.network().vpc())
                .description("DKS database: PostgreSQL from the API only")
                .allowAllOutbound(false)
                .build();
        securityGroup.applyRemovalPolicy(removal);
        cluster = cluster(props);
        if (props.watched()) {
            new DatabaseLog(
                    this,
                    "Log",
                    new DatabaseLog.Props(cluster, props.retention().logs()));
        }
    }

    /** The endpoint that writes go to. */
    public String host() {
        return cluster.getClusterEndpoint().getHostname();
    }

    /** The port of {@link #host()}, as environment variables want it. */
    public String port() {
        return String.valueOf(PORT);
    }

    /** The cluster, for what runs it. */
    IDatabaseCluster cluster() {
        return cluster;
    }

    /** The role that owns the database and migrates it; JSON fields {@code username} and {@code password}. */
    public ISecret ownerCredentials() {
        return ownerCredentials;
    }

    /** The role that the API serves requests with, which the API itself creates; fields as of the owner's. */
    public ISecret apiCredentials() {
        return apiCredentials;
    }

    /** What RDS measures of it. */
    public DatabaseMetrics metrics() {
        return new DatabaseMetrics(cluster.getClusterIdentifier());
    }

    /**
     * Lets the members of a security group connect, by rules in the stack of {@code scope}: this stack never depends on
     * those that use the database.
     */
    public void allowFrom(Construct scope, ISecurityGroup client) {
        Traffic.to(PORT, client, securityGroup, "PostgreSQL from the API to the database")
                .allow(scope, "Database");
    }

    private DatabaseSecret credentials(String id, String user, RemovalPolicy removal) {
        var secret = DatabaseSecret.Builder.create(this, id).username(user).build();
        secret.applyRemovalPolicy(removal);
        return secret;
    }

    private DatabaseCluster cluster(Props props) {
        DatabaseSize size = props.size();
        IClusterEngine engine = DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_17_9)
                .build());
        var builder = DatabaseCluster.Builder.create(this, "Cluster")
                .engine(engine)
                .parameterGroup(ParameterGroup.Builder.create(this, "Parameters")
                        .engine(engine)
                        .description("DKS database: TLS only")
                        .parameters(PARAMETERS)
                        .removalPolicy(props.retention().data())
                        .build())
                .writer(writer(props.watched()))
                .readers(readers(size.readers(), props.watched()))
                .serverlessV2MinCapacity(size.minCapacity())
                .serverlessV2MaxCapacity(size.maxCapacity())
                .defaultDatabaseName(NAME)
                .credentials(Credentials.fromSecret(ownerCredentials))
                .vpc(props.network().vpc())
                .subnetGroup(SubnetGroup.Builder.create(this, "Subnets")
                        .vpc(props.network().vpc())
                        .vpcSubnets(props.network().databaseSubnets())
                        .description("DKS database: isolated subnets")
                        .removalPolicy(props.retention().data())
                        .build())
                .securityGroups(List.of(securityGroup))
                .storageEncrypted(true)
                .iamAuthentication(true)
                .copyTagsToSnapshot(true)
                .backup(BackupProps.builder()
                        .retention(Duration.days(size.backupDays()))
                        .build())
                .deletionProtection(props.retention().protectedData())
                .removalPolicy(props.retention().data());
        if (props.watched()) {
            builder.cloudwatchLogsExports(List.of(DatabaseLog.EXPORT));
            builder.monitoringInterval(Duration.seconds(60))
                    .monitoringRole(new MonitoringRole(this, "Monitoring").role());
        }
        if (size.pauseAfterMinutes() > 0) {
            builder.serverlessV2AutoPauseDuration(Duration.minutes(size.pauseAfterMinutes()));
        }
        return builder.build();
    }

    private static IClusterInstance writer(boolean watched) {
        return ClusterInstance.serverlessV2("Writer", instance(watched).build());
    }

    /** Readers scale with the writer, so that failing over to one meets a warm instance of the same size. */
    private static List<IClusterInstance> readers(int count, boolean watched) {
        var readers = new ArrayList<IClusterInstance>();
        for (int i = 1; i <= count; i++) {
            readers.add(ClusterInstance.serverlessV2(
                    "Reader" + i, instance(watched).scaleWithWriter(true).build()));
        }
        return readers;
    }

    private static ServerlessV2ClusterInstanceProps.Builder instance(boolean watched) {
        var instance = ServerlessV2ClusterInstanceProps.builder()
                .publiclyAccessible(false)
                .autoMinorVersionUpgrade(true);
        return watched ? instance.enablePerformanceInsights(true).performanceInsightRetention(SEVEN_DAYS) : instance;
    }
}
