package dks.ui.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers a bounded number of requests at a time, kind by kind: memory is a number times a bound, and many previews do
 * not keep people from reading. Health checks and files are not counted.
 */
@Singleton
class Admission {

    /** After {@link FormIntake}, so that who sends slowly takes no place. */
    private static final int AFTER_FORMS = 9_000;

    // While the API does not answer, each request keeps its place for as long as pages wait for it.
    private static final int WAITING_PER_PLACE = 4;
    private static final Pattern UNCOUNTED = Pattern.compile("/(health|assets)(/.*)?|/favicon\\.ico|/robots\\.txt");

    private final WaitingLine pages;
    private final WaitingLine writes;
    private final WaitingLine previews;
    private final WaitingLine feeds;

    Admission(
            @ConfigProperty(name = "dks.at-a-time.pages") int pages,
            @ConfigProperty(name = "dks.at-a-time.writes") int writes,
            @ConfigProperty(name = "dks.at-a-time.previews") int previews,
            @ConfigProperty(name = "dks.at-a-time.feeds") int feeds,
            @ConfigProperty(name = "dks.longest-wait") Duration longestWait) {
        this.pages = line(pages, longestWait);
        this.writes = line(writes, longestWait);
        this.previews = line(previews, longestWait);
        this.feeds = line(feeds, longestWait);
    }

    void register(@Observes Filters filters) {
        filters.register(this::admit, AFTER_FORMS);
    }

    private void admit(RoutingContext request) {
        var path = request.normalizedPath();
        if (path != null && UNCOUNTED.matcher(path).matches()) {
            request.next();
        } else {
            line(request, path).enter(request);
        }
    }

    private WaitingLine line(RoutingContext request, String path) {
        if (request.request().method().equals(HttpMethod.POST)) {
            var query = request.request().query();
            return query != null && query.contains("preview") ? previews : writes;
        }
        return "/feed.atom".equals(path) ? feeds : pages;
    }

    private static WaitingLine line(int atATime, Duration longestWait) {
        return new WaitingLine(new WaitingLine.Size(atATime, WAITING_PER_PLACE * atATime, longestWait.toMillis()));
    }
}
