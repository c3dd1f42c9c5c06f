package dks.api.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over several texts. */
public final class Digest {

    private Digest() {}

    /** 64 hexadecimal digits. Each text is preceded by its length, so that no two lists read the same. */
    public static String of(List<String> texts) {
        MessageDigest sha256 = sha256();
        texts.forEach(text -> add(sha256, text));
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
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
