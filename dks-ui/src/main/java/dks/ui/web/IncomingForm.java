package dks.ui.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/**
 * The form of one request while it comes in. Everything here happens on the connection's own thread.
 *
 * <p>A form that is not taken in is refused at once, and heard out all the same: browsers show the answer only to what
 * they were let send.
 */
final class IncomingForm {

    private static final Logger LOG = Logger.getLogger(IncomingForm.class);

    // 64 KiB of Markdown as %-escapes is 192 KiB; the other fields take less than 16 KiB.
    private static final int LONGEST = 256 * 1024;

    // What is heard out of a form that was refused. It is not kept, and costs nothing but the network.
    private static final int LONGEST_HEARD = 16 * 1024 * 1024;

    private final RoutingContext context;
    private final FormIntake.Limits limits;
    private final AtomicLong heldByAll;

    private Buffer received = Buffer.buffer();
    private boolean begun;
    private int heard;

    IncomingForm(RoutingContext context, FormIntake.Limits limits, AtomicLong heldByAll) {
        this.context = context;
        this.limits = limits;
        this.heldByAll = heldByAll;
    }

    /**
     * Collects it, and then lets the request begin.
     *
     * @param announced its bytes, as far as they are known before
     */
    void receive(long announced) {
        var request = context.request();
        var timer =
                context.vertx().setTimer(limits.time().toMillis(), late -> hangUp("A form took too long to arrive."));
        context.addEndHandler(answered -> release());
        request.exceptionHandler(lost -> context.vertx().cancelTimer(timer));
        request.handler(this::add).endHandler(complete -> {
            context.vertx().cancelTimer(timer);
            begin();
        });
        if (announced > LONGEST) {
            refuse(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        } else if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
    }

    private void add(Buffer chunk) {
        var before = heard;
        heard += chunk.length();
        if (before <= LONGEST_HEARD && heard > LONGEST_HEARD) {
            hangUp("A form does not end.");
        }
        if (begun) {
            return;
        }
        received.appendBuffer(chunk);
        var held = heldByAll.addAndGet(chunk.length());
        if (received.length() > LONGEST) {
            refuse(Response.Status.REQUEST_ENTITY_TOO_LARGE);
        } else if (held > limits.sizeOfAll()) {
            refuse(Response.Status.SERVICE_UNAVAILABLE);
        }
    }

    private void refuse(Response.Status status) {
        release();
        Refusal.mark(context, status.getStatusCode());
        begin();
    }

    private void begin() {
        if (!begun) {
            begun = true;
            ((RoutingContextInternal) context).setBody(received);
            context.next();
        }
    }

    private void release() {
        heldByAll.addAndGet(-received.length());
        received = Buffer.buffer();
    }

    /** Every byte that arrives keeps the idle timeout from doing so: a byte a second would be listened to for days. */
    private void hangUp(String reason) {
        LOG.info(reason);
        context.request().connection().close();
    }
}
