package dks.drills;

import dks.stack.model.StackFailure;
import dks.stack.running.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** {@code make drills}: starts the stack once, runs the drills on it, and leaves nothing running. */
public final class Drills {
    private static final Map<String, Class<?>> ALL = Map.of(
            "deploy", DeployDrill.class,
            "bad-deploy", BadDeployDrill.class,
            "task", TaskDrill.class,
            "database", DatabaseDrill.class,
            "limits", LimitsDrill.class,
            "clock", ClockDrill.class);
    private static final String SHORT = "short";

    private Drills() {}

    /**
     * {@code DRILLS} says which: {@code short}, or groups of them with commas; all when it is absent. The rest of the environment
     * is that of make stack.
     *
     * @param synthesis the command that writes the templates
     */
    public static void main(String[] synthesis) throws InterruptedException, IOException {
        Ground ground;
        LauncherDiscoveryRequest request;
        try {
            request = request(System.getenv("DRILLS"));
            ground = new Ground(Settings.from(System.getenv(), Path.of(""), List.of(synthesis)), System.out);
        } catch (StackFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
            return;
        }
        var end = new Thread(() -> close(ground), "stop");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            ground.open();
        } catch (StackFailure wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
        OnGround.ground = ground;
        var summary = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, summary, new Told());
        System.out.println("The report is in target/drills.md");
        System.exit(
                summary.getSummary().getTotalFailureCount() == 0
                                && summary.getSummary().getTestsSucceededCount() > 0
                        ? 0
                        : 1);
    }

    private static LauncherDiscoveryRequest request(String said) throws StackFailure {
        List<String> which = said == null || said.isBlank()
                ? List.of()
                : List.of(said.strip().split("[, ]+"));
        boolean quick = which.equals(List.of(SHORT));
        if (!quick && !ALL.keySet().containsAll(which)) {
            throw new StackFailure("DRILLS is '" + said + "'; say short, or some of "
                    + String.join(",", ALL.keySet().stream().sorted().toList()) + ", or leave it out for all.");
        }
        var builder = LauncherDiscoveryRequestBuilder.request();
        ALL.entrySet().stream()
                .filter(group -> quick || which.isEmpty() || which.contains(group.getKey()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(group -> builder.selectors(DiscoverySelectors.selectClass(group.getValue())));
        if (quick) {
            builder.filters(TagFilter.includeTags(SHORT));
        }
        return builder.build();
    }

    private static void close(Ground ground) {
        try {
            ground.close();
        } catch (StackFailure failure) {
            System.err.println(failure.getMessage());
        }
    }

    /** Tells of each drill on the terminal: a sentence for one that fails. */
    private static final class Told implements TestExecutionListener {
        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isTest()) {
                System.out.println("Drill: " + test.getDisplayName() + " …");
            }
        }

        @Override
        public void executionSkipped(TestIdentifier test, String reason) {
            System.out.println("Drill: " + test.getDisplayName() + " … skipped: " + reason);
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL) {
                System.out.println(result.getThrowable()
                        .map(cause -> "  FAILED: "
                                + String.valueOf(cause.getMessage()).strip())
                        .orElse("  passed"));
            }
        }
    }
}
