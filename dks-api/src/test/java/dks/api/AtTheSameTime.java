package dks.api;

import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/** Sends requests from as many threads, which wait for each other before they start. */
public final class AtTheSameTime {

    private AtTheSameTime() {}

    /** The answers to the requests of clients 0, 1, … */
    public static List<Response> send(int clients, IntFunction<Response> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            List<Callable<Response>> requests = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int client = i;
                requests.add(() -> {
                    start.await();
                    return request.apply(client);
                });
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
