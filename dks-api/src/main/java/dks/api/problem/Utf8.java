package dks.api.problem;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Judges bytes strictly; parsers of addresses and JSON take longer forms of characters than there are, too. */
final class Utf8 {

    private Utf8() {}

    /** Whether a zero byte is in it, as in every JSON in UTF-16 or UTF-32, which parsers recognize, and in none in UTF-8. */
    static boolean hasNul(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    static boolean isValid(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
