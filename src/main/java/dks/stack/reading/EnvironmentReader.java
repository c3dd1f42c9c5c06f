package dks.stack.reading;

import dks.stack.model.Database;
import dks.stack.model.Origin;
import dks.stack.model.Replaced;
import dks.stack.model.SecretField;
import dks.stack.model.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what a container is told by its environment, plain and secret. */
final class EnvironmentReader {
    private final Reading reading;
    private final SecretReader secrets;
    private final Fields container;
    private final Origin origin;
    private final Map<String, String> plain = new TreeMap<>();
    private final Map<String, SecretField> secret = new TreeMap<>();
    private boolean usesDatabase;

    EnvironmentReader(Reading reading, SecretReader secrets, Fields container) throws StackFailure {
        this.reading = reading;
        this.secrets = secrets;
        this.container = container;
        this.origin = Origin.of(container.resource());
        for (Fields variable : container.objects("Environment")) {
            readPlain(variable, variable.required("Name"));
        }
        for (Fields variable : container.objects("Secrets")) {
            readSecret(variable, variable.required("Name"));
        }
    }

    Map<String, String> plain() {
        return plain;
    }

    Map<String, SecretField> secret() {
        return secret;
    }

    /** Whether a variable names the database's host. */
    boolean usesDatabase() {
        return usesDatabase;
    }

    private void readPlain(Fields variable, String name) throws StackFailure {
        Optional<StandIns.Variable> always = reading.standIns().variable(name);
        String value;
        reading.standIns().uses(); // those of others
        try {
            value = variable.text("Value").orElse("");
        } catch (Untold untold) {
            if (always.isPresent()) {
                put(name, untold.what(), always.get());
            } else {
                leaveOut(name, untold);
            }
            return;
        }
        List<StandIns.Use> uses = reading.standIns().uses();
        usesDatabase |= uses.stream().anyMatch(use -> use.value().equals(Database.HOST));
        String written = uses.isEmpty()
                ? value
                : uses.stream().map(StandIns.Use::what).distinct().collect(Collectors.joining(", "));
        Optional<StandIns.Variable> other = always.or(() -> reading.standIns().variable(name, value));
        if (other.isPresent()) {
            put(name, written, other.get());
        } else if (uses.isEmpty()) {
            plain.put(name, value);
        } else {
            put(name, written, new StandIns.Variable(value, "that is its name here"));
        }
    }

    private void put(String name, String written, StandIns.Variable value) {
        replace(name, written, value.value(), value.why());
        plain.put(name, value.value());
    }

    private void readSecret(Fields variable, String name) throws StackFailure {
        try {
            secret.put(name, secrets.field(variable, "ValueFrom", variable.required("ValueFrom")));
        } catch (Untold untold) {
            leaveOut(name, untold);
        }
    }

    private void leaveOut(String name, Untold untold) throws Untold {
        if (!reading.standIns().isLeftOut(untold)) {
            throw untold;
        }
        replace(name, untold.what(), "", "there is no Cognito here");
    }

    private void replace(String name, String from, String to, String why) {
        reading.replace(new Replaced(origin, name, from, to, why));
    }
}
