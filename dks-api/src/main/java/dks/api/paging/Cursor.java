package dks.api.paging;

import dks.api.problem.InvalidInput;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The place of a thing in a list by time, which stays the same whatever is published meanwhile.
 *
 * @param createdAt to the microsecond, as PostgreSQL keeps it
 */
public record Cursor(Instant createdAt, long id) {

    private static final String MESSAGE = "The cursor is not one that this service gave; leave it out to start anew.";

    /** The form that clients carry around without looking inside. */
    String encoded() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
        byte[] bytes =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(micros).putLong(id).array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws InvalidInput when it did not
     */
    static Cursor decoded(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("cursor", MESSAGE);
        }
        if (bytes.length != 2 * Long.BYTES) {
            throw new InvalidInput("cursor", MESSAGE);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long micros = buffer.getLong();
        long id = buffer.getLong();
        if (micros < 0 || id < 1) {
            throw new InvalidInput("cursor", MESSAGE);
        }
        return new Cursor(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    }
}
