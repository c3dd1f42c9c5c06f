package dks.api.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.util.concurrent.atomic.AtomicLong;

/** The body of one request while it comes in. Everything here happens on the connection's own thread. */
final class IncomingBody {

    /** What a body takes besides its bytes, so that many small ones that come slowly are bounded, too. */
    private static final int OVERHEAD = 16 * 1024;

    private final RoutingContext context;
    private final EarlyProblems problems;
    private final BodyIntake.Limits limits;
    private final AtomicLong heldByAll;
    private final Buffer received = Buffer.buffer();

    private boolean over;

    IncomingBody(RoutingContext context, EarlyProblems problems, BodyIntake.Limits limits, AtomicLong heldByAll) {
        this.context = context;
        this.problems = problems;
        this.limits = limits;
        this.heldByAll = heldByAll;
    }

    /** Collects it, and then passes the request on or refuses it. */
    void receive() {
        HttpServerRequest request = context.request();
        long timer = context.vertx().setTimer(limits.time().toMillis(), passed -> refuse(408));
        context.addEndHandler(answered -> {
            over = true;
            context.vertx().cancelTimer(timer);
            heldByAll.addAndGet(-OVERHEAD - received.length());
        });
        heldByAll.addAndGet(OVERHEAD);
        request.handler(this::add).endHandler(end -> {
            context.vertx().cancelTimer(timer);
            pass();
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
    }

    private void add(Buffer chunk) {
        if (over) {
            return;
        }
        received.appendBuffer(chunk);
        long held = heldByAll.addAndGet(chunk.length());
        if (received.length() > limits.size()) {
            refuse(413);
        } else if (held > limits.sizeOfAll()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(503);
        }
    }

    private void pass() {
        byte[] bytes = received.getBytes();
        if (!Utf8.isValid(bytes) || Utf8.hasNul(bytes)) {
            refuse(400, "The request body is not text in UTF-8.");
        } else if (!over) {
            over = true;
            ((RoutingContextInternal) context).setBody(received);
            context.next();
        }
    }

    private void refuse(int status) {
        refuse(status, HttpProblems.sentence(status));
    }

    private void refuse(int status, String sentence) {
        if (!over) {
            over = true;
            problems.answerAndClose(context, status, sentence);
        }
    }
}
