package dks.api.start;

import dks.api.problem.AddressCheck;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.util.Optional;

/** Starts the service, or ends with one sentence on what must be set right. */
@QuarkusMain
public class Main {

    /**
     * Ends the process with exit code 1 and a sentence on stderr when a setting is missing, malformed or refused by the
     * database.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Settings settings = Settings.read();
        Optional<String> complaint = settings.complaint();
        if (complaint.isEmpty()) {
            complaint = new DatabaseCheck(settings).complaint();
        }
        if (complaint.isPresent()) {
            System.err.println("dks-api: " + complaint.get());
            System.exit(1);
        }
        System.setProperty(AddressCheck.OWN_CHECK_OFF, "true");
        Quarkus.run(args);
    }
}
