package dks.api.paging;

import dks.api.problem.InvalidInput;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The place of a thing in a list, which stays the same whatever is published meanwhile.
 *
 * @param kudos 0 in an order that does not look at them
 * @param createdAt to the microsecond, as PostgreSQL keeps it
 */
public record Cursor(Order order, int kudos, Instant createdAt, long id) {

    private static final int SIZE = Byte.BYTES + Integer.BYTES + 2 * Long.BYTES;

    private static final String MESSAGE = "The cursor is not one that this service gave; leave it out to start anew.";

    private static final String OTHER_ORDER =
            "The cursor belongs to a list in another order; leave it out to start anew.";

    /** A place in an order by time alone. */
    public Cursor(Order order, Instant createdAt, long id) {
        this(order, 0, createdAt, id);
    }

    /** The form that clients carry around without looking inside. */
    String encoded() {
        byte[] bytes = ByteBuffer.allocate(SIZE)
                .put(order.letter())
                .putInt(kudos)
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, createdAt))
                .putLong(id)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads what {@link #encoded} wrote.
     *
     * @throws InvalidInput when it did not, or for another order
     */
    static Cursor decoded(String text, Order order) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes(text));
        if (buffer.remaining() != SIZE) {
            throw new InvalidInput("cursor", MESSAGE);
        }
        byte letter = buffer.get();
        int kudos = buffer.getInt();
        long micros = buffer.getLong();
        long id = buffer.getLong();
        if (kudos < 0 || micros < 0 || id < 1) {
            throw new InvalidInput("cursor", MESSAGE);
        }
        if (letter != order.letter()) {
            throw new InvalidInput("cursor", OTHER_ORDER);
        }
        return new Cursor(order, kudos, Instant.EPOCH.plus(micros, ChronoUnit.MICROS), id);
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("cursor", MESSAGE);
        }
    }
}
