package dks.api.input;

import dks.api.problem.InvalidInput;
import dks.api.signin.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

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
        return new IdempotencyKey(value, digest(caller, request));
    }

    /** Each part is preceded by its length, so that no two requests read the same. */
    private static String digest(Caller caller, String... request) {
        MessageDigest sha256 = sha256();
        List.of(request).forEach(part -> add(sha256, part));
        caller.subject().ifPresent(id -> add(sha256, id));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        List.of(Integer.toString(bytes.length), ":").forEach(s -> digest.update(s.getBytes(StandardCharsets.US_ASCII)));
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
