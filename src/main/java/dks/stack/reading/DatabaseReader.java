package dks.stack.reading;

import dks.stack.model.Database;
import dks.stack.model.Database.Credential;
import dks.stack.model.Origin;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the database cluster and its parameters. */
final class DatabaseReader {
    private final Reading reading;
    private final SecretReader secrets;

    DatabaseReader(Reading reading, SecretReader secrets) {
        this.reading = reading;
        this.secrets = secrets;
    }

    Optional<Database> read() throws StackFailure {
        List<Resource> clusters = reading.resources("AWS::RDS::DBCluster");
        if (clusters.isEmpty()) {
            return Optional.empty();
        }
        if (clusters.size() > 1) {
            throw new StackFailure("The templates have " + clusters.size() + " databases; make stack runs one.");
        }
        for (Resource instance : reading.resources("AWS::RDS::DBInstance")) {
            reading.of(instance).written("DBClusterIdentifier");
        }
        Fields cluster = reading.of(clusters.get(0));
        String engine = cluster.required("Engine");
        if (!engine.equals("aurora-postgresql")) {
            throw cluster.wrong("Engine", "is " + engine + ", and PostgreSQL alone stands for a database here");
        }
        Optional<Resource> group = cluster.referred("DBClusterParameterGroupName");
        Map<String, String> parameters = group.isPresent() ? parameters(reading.of(group.get())) : new TreeMap<>();
        boolean tlsOnly = "1".equals(parameters.remove("rds.force_ssl"));
        String version = cluster.required("EngineVersion");
        if (!version.matches("\\d{2}(\\.\\d+)?")) {
            throw cluster.wrong("EngineVersion", "is '" + version + "', which is no version like 17.9");
        }
        return Optional.of(new Database(
                Origin.of(cluster.resource()),
                version,
                cluster.text("DatabaseName").orElse("postgres"),
                cluster.number("Port", 5432),
                credential(cluster, "MasterUsername"),
                credential(cluster, "MasterUserPassword"),
                tlsOnly,
                parameters));
    }

    private Credential credential(Fields cluster, String name) throws StackFailure {
        String text = cluster.required(name);
        return text.startsWith("{{resolve:secretsmanager:")
                ? new Credential.Kept(secrets.field(cluster, name, text))
                : new Credential.Plain(text);
    }

    /** Those of PostgreSQL; RDS' own, but for {@code rds.force_ssl}, and its formulas are left for the report. */
    private static Map<String, String> parameters(Fields group) throws StackFailure {
        Fields written = group.object("Parameters");
        var parameters = new TreeMap<String, String>();
        for (String name : written.names()) {
            boolean own = name.equals("rds.force_ssl") || !name.matches("(rds|aurora|apg)[._].*");
            if (own && !written.json(name).asText().contains("{")) {
                parameters.put(name, written.required(name));
            }
        }
        return parameters;
    }
}
