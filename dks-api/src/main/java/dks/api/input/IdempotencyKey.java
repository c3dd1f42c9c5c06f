package dks.api.input;

import dks.api.problem.InvalidInput;
import dks.api.signin.Caller;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a client sends so that a retry does not store a thing twice, and what it was sent with.
 *
 * @param value 1 to 64 visible ASCII characters
 * @param requestDigest SHA-256 of the request, in hex
 */
public record IdempotencyKey(String value, String requestDigest) {

    /** The header it comes in. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,64}");

    /**
     * The key for a request.
     *
     * @param request everything that makes it this request, in an order that stays
     * @throws InvalidInput when the key is not 1 to 64 visible ASCII characters
     */
    public static IdempotencyKey of(String value, Caller caller, String... request) {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new InvalidInput(
                    HEADER, "The " + HEADER + " must be 1 to 64 visible ASCII characters without spaces.");
        }
        List<String> digested =
                Stream.concat(Stream.of(request), caller.subject().stream()).toList();
        return new IdempotencyKey(value, Digest.of(digested));
    }
}
