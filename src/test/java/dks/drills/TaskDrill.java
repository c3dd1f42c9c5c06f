package dks.drills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One of two tasks dies or hangs; the load balancer finds out by its checks, and nobody is sent there any more. */
@ExtendWith(OnGround.class)
class TaskDrill {
    /** HAProxy takes an answer to be late only after its timeout, and counts from its own clock. */
    private static final int SLACK_MILLIS = 2000;

    private static final int READING_ON_MILLIS = 8000;

    @Test
    @DisplayName("kill -9 of one of two API tasks")
    void killedApi(Drill drill) {
        killed(drill, drill.ground().api());
    }

    @Test
    @DisplayName("kill -9 of one of two UI tasks")
    void killedUi(Drill drill) {
        killed(drill, drill.ground().ui());
    }

    @Test
    @DisplayName("one of two API tasks hangs")
    void hangingApi(Drill drill) {
        Fleet api = drill.ground().api();
        Task task = second(drill, api);
        drill.containers().signal(task, "STOP");
        long hung = drill.step("a task is stopped (SIGSTOP): it takes connections and answers none");
        long found = foundOut(drill, api, task, hung);
        int code = api.retire(task);
        long gone = drill.step(
                "ECS has replaced the task: drained, SIGTERM, SIGKILL after the stop timeout, exit code " + code);
        Time.sleep(READING_ON_MILLIS);
        Outcome outcome = drill.end();
        List<Answer> later = outcome.failures().stream()
                .filter(answer -> answer.begin() > found)
                .toList();
        assertThat(later)
                .as("requests that were begun after the load balancer knew, and failed")
                .isEmpty();
        assertThat(outcome.longestGap(BoardSimulation.PAGE_READER))
                .as("the longest gap of a page reader, in milliseconds, beside the time until the load balancer knows")
                .isLessThanOrEqualTo(api.detectionMillis() + 2 * SLACK_MILLIS);
        assertThat(outcome.answers())
                .as("requests that hung for longer than the task was there")
                .allMatch(answer -> answer.end() < gone + SLACK_MILLIS || answer.begin() > found);
    }

    private static void killed(Drill drill, Fleet fleet) {
        Task task = second(drill, fleet);
        drill.step("a task is killed");
        drill.containers().run("kill", "--signal", "KILL", task.id());
        long dead = System.currentTimeMillis();
        long found = foundOut(drill, fleet, task, dead);
        fleet.discard(task);
        assertThat(fleet.await(fleet.start())).as("the task in its place").isEmpty();
        drill.step("another task has taken its place");
        Outcome outcome = drill.end();
        List<Answer> later = outcome.failures().stream()
                .filter(answer -> answer.begin() > found)
                .toList();
        assertThat(later)
                .as("requests that were begun after the load balancer knew, and failed")
                .isEmpty();
        assertThat(outcome.longestGap())
                .as("the longest gap of a reader, in milliseconds, beside the time until the load balancer knows")
                .isLessThanOrEqualTo(fleet.detectionMillis() + SLACK_MILLIS);
    }

    /** Of two healthy tasks the second one. */
    private static Task second(Drill drill, Fleet fleet) {
        Task task = fleet.start();
        assertThat(fleet.await(task)).as("the second task").isEmpty();
        drill.step("two tasks serve");
        Time.sleep(3000);
        return task;
    }

    private static long foundOut(Drill drill, Fleet fleet, Task task, long since) {
        boolean found = Time.until(fleet.detectionMillis() + SLACK_MILLIS, () -> !fleet.isHealthy(task));
        long now = drill.step("the load balancer knows after " + (System.currentTimeMillis() - since) / 1000 + " s");
        assertThat(found)
                .as("the load balancer knows within " + fleet.detectionMillis()
                        + " ms, its interval × threshold + timeout")
                .isTrue();
        return now;
    }
}
