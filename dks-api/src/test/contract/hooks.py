"""JSON lines, which Schemathesis does not know: a text that is sent as it is, and read as it is."""

import schemathesis


@schemathesis.serializer("application/x-ndjson")
def lines(ctx, value):
    return {"data": value if isinstance(value, bytes) else str(value).encode("utf-8", errors="ignore")}


@schemathesis.deserializer("application/x-ndjson")
def text(ctx, response):
    return response.content.decode("utf-8")
