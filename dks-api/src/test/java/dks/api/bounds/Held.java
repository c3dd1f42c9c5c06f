package dks.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.Database;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Something in the database that requests wait for until a test lets them go on. */
final class Held implements AutoCloseable {

    private final Connection connection;
    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final List<Future<Response>> sent = new ArrayList<>();

    /** Runs a statement that takes a lock, and keeps it. */
    Held(String lock) throws SQLException {
        connection = Database.connect();
        connection.setAutoCommit(false);
        connection.createStatement().execute(lock);
    }

    /** Sends a request that may wait for the lock. */
    Future<Response> send(Supplier<Response> request) {
        Future<Response> answer = clients.submit((Callable<Response>) request::get);
        sent.add(answer);
        return answer;
    }

    /** Waits until so many statements wait for a lock. */
    static void awaitWaiting(int statements) throws Exception {
        await(() -> Database.count("SELECT count(*) FROM pg_locks WHERE NOT granted") == statements);
    }

    /** Waits for something that must happen. */
    static void await(Callable<Boolean> condition) throws Exception {
        for (Instant end = Instant.now().plus(Duration.ofMinutes(2)); !condition.call(); Thread.sleep(20)) {
            assertThat(Instant.now()).as("it has not happened").isBefore(end);
        }
    }

    /** Gives the lock back; all answers, in the order of the requests. */
    List<Response> letGo() throws Exception {
        connection.rollback();
        List<Response> answers = new ArrayList<>();
        for (Future<Response> answer : sent) {
            answers.add(answer.get());
        }
        return answers;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        clients.shutdownNow();
    }
}
