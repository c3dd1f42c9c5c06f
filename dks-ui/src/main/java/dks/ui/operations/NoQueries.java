package dks.ui.operations;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.inject.Singleton;

/** Keeps what people search for out of the traces: it stands in the query of an address, of a page's and of the API's. */
@Singleton
final class NoQueries implements SpanProcessor {

    // The word that OpenTelemetry's conventions have for it.
    private static final String REDACTED = "REDACTED";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(UrlAttributes.URL_QUERY) != null) {
            span.setAttribute(UrlAttributes.URL_QUERY, REDACTED);
        }
        var address = span.getAttribute(UrlAttributes.URL_FULL);
        if (address != null && address.contains("?")) {
            span.setAttribute(UrlAttributes.URL_FULL, address.substring(0, address.indexOf('?') + 1) + REDACTED);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // It is whole by then and cannot be changed.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
