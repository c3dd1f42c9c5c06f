package dks.api.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Answers what the router and its static files refuse by a bare status, such as a request whose Host is malformed. Quarkus
 * would answer with the text of an exception.
 */
@Singleton
class RoutingProblems {

    private static final Map<Integer, String> SENTENCES = Map.of(
            400,
            "The request cannot be understood: it needs a path and a well-formed Host header.",
            404,
            HttpProblems.sentence(404),
            405,
            HttpProblems.sentence(405),
            416,
            "There is no such range of bytes at this address.");

    private final EarlyProblems problems;

    RoutingProblems(EarlyProblems problems) {
        this.problems = problems;
    }

    /** Before Quarkus's own, which takes every failure. */
    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        String sentence = SENTENCES.get(context.statusCode());
        if (sentence == null || context.response().headWritten()) {
            context.next();
        } else {
            problems.answer(context, context.statusCode(), sentence);
        }
    }
}
