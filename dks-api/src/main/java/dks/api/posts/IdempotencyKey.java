package dks.api.posts;

import dks.api.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client sends so that a retry does not publish twice, and what it was sent with.
 *
 * @param value 1 to 64 visible ASCII characters
 * @param requestDigest SHA-256 of the request, in hex
 */
record IdempotencyKey(String value, String requestDigest) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,64}");

    /**
     * The key for a request.
     *
     * @throws InvalidInput when the key is not 1 to 64 visible ASCII characters
     */
    static IdempotencyKey of(String value, NewPost post, String author, Optional<String> subject) {
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new InvalidInput(
                    HEADER, "The " + HEADER + " must be 1 to 64 visible ASCII characters without spaces.");
        }
        return new IdempotencyKey(value, digest(post, author, subject));
    }

    /** Each part is preceded by its length, so that no two requests read the same. */
    private static String digest(NewPost post, String author, Optional<String> subject) {
        MessageDigest sha256 = sha256();
        add(sha256, post.title());
        add(sha256, post.link() == null ? "" : post.link());
        add(sha256, post.body());
        add(sha256, String.join(",", post.tags()));
        add(sha256, author);
        subject.ifPresent(id -> add(sha256, id));
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
