package dks.infra.database;

import dks.infra.network.Network;
import dks.infra.network.Traffic;
import dks.infra.stage.StageConfig.DatabaseSize;
import dks.infra.stage.StageConfig.Retention;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import software.amazon.awscdk.services.rds.ServerlessV2ClusterInstanceProps;
import software.amazon.awscdk.services.rds.SubnetGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.constructs.Construct;

/**
 * An Aurora PostgreSQL Serverless v2 cluster in isolated subnets, its administrator's credentials in a secret, and a
 * security group that lets nobody in until {@link #allowFrom} says so. Encrypted at rest; connections must use TLS.
 */
public final class Database extends Construct {
    /** Name of the database within the cluster. */
    public static final String NAME = "dks";

    private static final int PORT = 5432;

    private final DatabaseCluster cluster;
    private final DatabaseSecret credentials;
    private final SecurityGroup securityGroup;

    public record Props(Network network, DatabaseSize size, Retention retention) {}

    public Database(Construct scope, String id, Props props) {
        super(scope, id);
        RemovalPolicy removal = props.retention().data();
        credentials = DatabaseSecret.Builder.create(this, "Credentials")
                .username("dks")
                .build();
        credentials.applyRemovalPolicy(removal);
        securityGroup = SecurityGroup.Builder.create(this, "SecurityGroup")
                .vpc(props.network().vpc())
                .description("DKS database: PostgreSQL from the API only")
                .allowAllOutbound(false)
                .build();
        securityGroup.applyRemovalPolicy(removal);
        cluster = cluster(props);
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

    /** User name and password, in the JSON fields {@code username} and {@code password}. */
    public ISecret credentials() {
        return credentials;
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
                        .parameters(Map.of("rds.force_ssl", "1"))
                        .removalPolicy(props.retention().data())
                        .build())
                .writer(instance("Writer"))
                .readers(readers(size.readers()))
                .serverlessV2MinCapacity(size.minCapacity())
                .serverlessV2MaxCapacity(size.maxCapacity())
                .defaultDatabaseName(NAME)
                .credentials(Credentials.fromSecret(credentials))
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
        if (size.pauseAfterMinutes() > 0) {
            builder.serverlessV2AutoPauseDuration(Duration.minutes(size.pauseAfterMinutes()));
        }
        return builder.build();
    }

    private static IClusterInstance instance(String id) {
        return ClusterInstance.serverlessV2(
                id,
                ServerlessV2ClusterInstanceProps.builder()
                        .publiclyAccessible(false)
                        .autoMinorVersionUpgrade(true)
                        .build());
    }

    /** Readers scale with the writer, so that failing over to one meets a warm instance of the same size. */
    private static List<IClusterInstance> readers(int count) {
        var readers = new ArrayList<IClusterInstance>();
        for (int i = 1; i <= count; i++) {
            readers.add(ClusterInstance.serverlessV2(
                    "Reader" + i,
                    ServerlessV2ClusterInstanceProps.builder()
                            .scaleWithWriter(true)
                            .publiclyAccessible(false)
                            .autoMinorVersionUpgrade(true)
                            .build()));
        }
        return readers;
    }
}
