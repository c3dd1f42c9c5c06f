package dks.api.contract;

import dks.api.database.TestDatabase;
import dks.api.signin.IdentityProvider;
import dks.api.start.PackagedService;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Runs a command against the packaged API on a PostgreSQL of its own, first with sign-in off, then with sign-in on. The
 * command finds the API's address in {@code API_URL}, and in {@code DKS_TOKEN} the token of a moderator who is signed in.
 */
public final class CheckContract {

    private CheckContract() {}

    /** Ends with exit code 1 when the command failed in one of the two runs. */
    public static void main(String[] command) throws Exception {
        boolean passed = passes(command, Map.of(), "");
        IdentityProvider provider = new IdentityProvider();
        try {
            Map<String, String> signIn = provider.start();
            String token = provider.tokens()
                    .of("sub-1", Map.of("name", "Grace Hopper", "cognito:groups", List.of("moderators")));
            passed &= passes(command, signIn, token);
        } finally {
            provider.stop();
        }
        System.exit(passed ? 0 : 1);
    }

    private static boolean passes(String[] command, Map<String, String> settings, String token) throws Exception {
        try (TestDatabase database = new TestDatabase()) {
            Map<String, String> environment = PackagedService.environment(database);
            environment.putAll(settings);
            // The limit on writes is tested elsewhere; here it would hide what the API does with each of them.
            environment.put("DKS_WRITES_PER_MINUTE", "1000000");
            try (PackagedService service = PackagedService.start(environment).awaitReady()) {
                ProcessBuilder check = new ProcessBuilder(command).inheritIO();
                check.environment().put("API_URL", service.address().toString());
                check.environment().put("DKS_TOKEN", token);
                boolean passed = check.start().waitFor() == 0;
                if (!passed) {
                    printFaults(service.output());
                }
                return passed;
            }
        }
    }

    private static void printFaults(String output) {
        List<String> lines = output.lines().toList();
        IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains(" ERROR "))
                .limit(20)
                .forEach(line ->
                        lines.subList(line, Math.min(lines.size(), line + 12)).forEach(System.err::println));
    }
}
