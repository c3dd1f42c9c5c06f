package dks.drills;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIfOrElse;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.flushCookieJar;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import dks.drills.Answer.Kind;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.time.Duration;
import java.util.UUID;

/**
 * People at the board: readers of pages and of the API, and writers of both, each of whom asks again only when the last
 * answer is there. A writer who gets no acknowledgement sends the same again, with the same key, as a person does.
 */
public final class BoardSimulation extends Simulation {
    /** Who reads pages, and asks the API through the UI. */
    static final String PAGE_READER = "page reader";
    /** Who asks the API alone. */
    static final String API_READER = "api reader";

    private static final int READERS_OF_EACH_KIND = 4;
    private static final int WRITERS_OF_EACH_KIND = 2;
    private static final Duration READING = Duration.ofMillis(400);
    private static final Duration WRITING = Duration.ofMillis(600);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
    private static final int LONGEST_WORDS = 300;
    private static final int READERS_IN_A_RUSH = 12;
    private static final int WRITERS_IN_A_RUSH = 8;
    private static final Duration BETWEEN_RUSHED = Duration.ofMillis(200);
    /** As long as the API takes one. */
    private static final String LONGEST_BODY = "word ".repeat(13_000);

    private final Load load = Load.current();

    /** Called by Gatling. */
    public BoardSimulation() {
        // On a kept connection HAProxy would not tell of a target that it cannot reach, as AWS does by a 502 or 504: it
        // closes
        // the connection, and Gatling asks again by itself, without a word either.
        HttpProtocolBuilder protocol = http.baseUrl(load.url())
                .disableFollowRedirect()
                .disableCaching()
                .disableWarmUp()
                .header("Connection", "close");
        setUp(
                        readers(PAGE_READER, "/")
                                .injectOpen(rampUsers(READERS_OF_EACH_KIND).during(2)),
                        readers(API_READER, "/api/posts?limit=20")
                                .injectOpen(rampUsers(READERS_OF_EACH_KIND).during(2)),
                        writers("api writer", post("Written in a drill."))
                                .injectOpen(rampUsers(WRITERS_OF_EACH_KIND).during(2)),
                        writers("form writer", form())
                                .injectOpen(rampUsers(WRITERS_OF_EACH_KIND).during(2)),
                        inRush("reader in a rush", Kind.READ, http("long list").get("/api/posts?limit=100"))
                                .injectOpen(rampUsers(READERS_IN_A_RUSH).during(2)),
                        inRush("writer in a rush", Kind.WRITE, post(LONGEST_BODY))
                                .injectOpen(rampUsers(WRITERS_IN_A_RUSH).during(2)))
                .protocols(protocol);
    }

    private ScenarioBuilder readers(String name, String path) {
        return scenario(name)
                .exec(whileOn(exec(asked(name, Kind.READ, http(name).get(path))).pace(READING)));
    }

    /** A visitor of their own for every post: nobody may write as fast as the load does. */
    private ScenarioBuilder writers(String name, HttpRequestActionBuilder request) {
        ChainBuilder again = asLongAs(session -> load.isOn() && !session.getBoolean("done"))
                .on(asked(name, Kind.WRITE, request)
                        .exec(this::acknowledge)
                        .doIf(session -> !session.getBoolean("done"))
                        .then(pause(BEFORE_ANOTHER_TRY)));
        return scenario(name)
                .exec(whileOn(exec(flushCookieJar())
                        .exec(session ->
                                session.set("key", UUID.randomUUID().toString()).set("done", false))
                        .exec(again)
                        .pace(WRITING)));
    }

    private ScenarioBuilder inRush(String name, Kind kind, HttpRequestActionBuilder request) {
        ChainBuilder once = exec(session -> session.set("key", UUID.randomUUID().toString()))
                .exec(asked(name, kind, request))
                .exec(this::acknowledge)
                .pause(BETWEEN_RUSHED);
        return scenario(name)
                .exec(whileOn(doIfOrElse(session -> load.isRush()).then(once).orElse(pause(WRITING))));
    }

    private ChainBuilder whileOn(ChainBuilder chain) {
        return asLongAs(session -> load.isOn()).on(chain);
    }

    private static HttpRequestActionBuilder post(String body) {
        return http("post")
                .post("/api/posts")
                .header("Content-Type", "application/json")
                .header("DKS-Visitor", "#{key}")
                .header("Idempotency-Key", "#{key}")
                .body(StringBody("{\"title\":\"Drill #{key}\",\"body\":\"" + body + "\",\"author\":\"Drill\"}"));
    }

    private HttpRequestActionBuilder form() {
        return http("form")
                .post("/posts")
                .header("Origin", load.url())
                .formParam("key", "#{key}")
                .formParam("title", "Drill #{key}")
                .formParam("body", "Written in a drill.")
                .formParam("author", "Drill");
    }

    private ChainBuilder asked(String person, Kind kind, HttpRequestActionBuilder request) {
        return exec(session -> session.removeAll("status", "words", "again", "location")
                        .set("begin", System.currentTimeMillis()))
                .exec(request.check(
                        status().saveAs("status"),
                        header("Retry-After").optional().saveAs("again"),
                        header("Location").optional().saveAs("location"),
                        bodyString().saveAs("words")))
                .exec(session -> noted(person, kind, session));
    }

    private Session noted(String person, Kind kind, Session session) {
        long begin = session.getLong("begin");
        int status = session.contains("status") ? session.getInt("status") : 0;
        String words = status >= 400 && session.contains("words") ? session.getString("words") : "";
        load.journal()
                .add(new Answer(
                        person + " " + session.userId(),
                        kind,
                        begin,
                        System.currentTimeMillis() - begin,
                        status,
                        words.substring(0, Math.min(words.length(), LONGEST_WORDS)),
                        session.contains("again")));
        return session.markAsSucceeded();
    }

    private Session acknowledge(Session session) {
        if (!session.contains("location")) {
            return session;
        }
        load.journal()
                .add(new Journal.Written(
                        System.currentTimeMillis(),
                        "Drill " + session.getString("key"),
                        session.getString("location")));
        return session.set("done", true);
    }
}
