package dks.board;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which board, and as whom.
 *
 * @param token the ID token of the person whom the board knows; empty where nobody signs in
 */
record Access(BoardUrl board, Optional<String> token) {
    private static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    /**
     * From {@code URL} and {@code DKS_TOKEN}; without a URL it is the board of {@code make up} on this machine, at
     * {@code API_PORT} or 8080.
     *
     * @throws BoardFailure when one of them cannot be used, or the token would travel readable
     */
    static Access from(Map<String, String> environment) throws BoardFailure {
        String url = environment.getOrDefault("URL", "");
        String port = environment.getOrDefault("API_PORT", "");
        var board = BoardUrl.of(url.isBlank() ? "http://localhost:" + (port.isBlank() ? "8080" : port) : url);
        String token = environment.getOrDefault("DKS_TOKEN", "").strip();
        if (token.isEmpty()) {
            return new Access(board, Optional.empty());
        }
        if (!BEARER.matcher(token).matches()) {
            throw new BoardFailure("DKS_TOKEN holds something else than a token: blanks or other signs that none has.");
        }
        if (!board.isPrivate()) {
            throw new BoardFailure(
                    "DKS_TOKEN would travel readable for everybody on the way to " + board + "; use https.");
        }
        return new Access(board, Optional.of(token));
    }
}
