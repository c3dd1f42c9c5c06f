package dks.browser;

import dks.board.BoardFailure;
import java.io.PrintWriter;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** {@code make check-board}: what people do on a board, done in a browser on one that runs, and deleted again. */
public final class CheckBoard {
    private static final int TOLD_FRAMES = 10;
    private static final int TOLD_CHARACTERS = 300;

    /** What a deployment can break, on a board that others use, too. */
    private static final Class<?>[] TESTS = {
        PostInBrowserTest.class,
        CommentInBrowserTest.class,
        KudosInBrowserTest.class,
        ListInBrowserTest.class,
        PreviewInBrowserTest.class,
        FeedInBrowserTest.class,
        KeyboardTest.class
    };

    private CheckBoard() {}

    /** Takes no arguments; {@code URL} comes from the environment. */
    public static void main(String[] arguments) {
        try {
            RunningBoard board = RunningBoard.at(System.getenv().getOrDefault("URL", ""));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> tidy(board), "tidy")); // after Ctrl-C, too
            OneBoard.running = board;
            TestExecutionSummary summary = run();
            board.close();
            System.out.println(
                    summary.getTestsSucceededCount() + " passed, " + summary.getTotalFailureCount() + " failed");
            summary.printFailuresTo(new PrintWriter(System.out, true), TOLD_FRAMES);
            System.exit(summary.getTotalFailureCount() == 0 && summary.getTestsSucceededCount() > 0 ? 0 : 1);
        } catch (BoardFailure unusable) {
            System.err.println(unusable.getMessage());
            System.exit(1);
        }
    }

    private static TestExecutionSummary run() {
        var summary = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(TESTS).map(DiscoverySelectors::selectClass).toList())
                .build();
        LauncherFactory.create().execute(request, summary, new Told());
        return summary.getSummary();
    }

    private static void tidy(RunningBoard board) {
        try {
            System.out.println("Deleted the " + board.deleteWhatWasWritten() + " posts that this wrote.");
        } catch (BoardFailure left) {
            System.err.println(left.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    /** Names each test when it is over. */
    private static final class Told implements TestExecutionListener {
        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                boolean passed = result.getStatus() == TestExecutionResult.Status.SUCCESSFUL;
                String times = test.getDisplayName().endsWith("()") ? "" : ", " + test.getDisplayName();
                System.out.println((passed ? "passed " : "FAILED ")
                        + test.getSource()
                                .map(source -> ((MethodSource) source).getMethodName())
                                .orElse("")
                        + times);
                result.getThrowable()
                        .map(reason ->
                                String.valueOf(reason.getMessage()).strip().replaceAll("\\s+", " "))
                        .ifPresent(reason -> System.out.println(
                                "    " + reason.substring(0, Math.min(TOLD_CHARACTERS, reason.length()))));
            }
        }
    }
}
