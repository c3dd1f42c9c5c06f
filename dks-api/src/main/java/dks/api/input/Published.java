package dks.api.input;

/**
 * What an earlier request with the same idempotency key published.
 *
 * @param thing as it is now
 * @param sameRequest whether that request was the same as this one
 */
public record Published<T>(T thing, boolean sameRequest) {}
