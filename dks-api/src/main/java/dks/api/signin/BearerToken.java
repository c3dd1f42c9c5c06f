package dks.api.signin;

import dks.api.input.Text;
import java.security.Principal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What a bearer token must be, before and after its signature is checked. */
final class BearerToken {

    private static final Pattern BEARER = Pattern.compile("bearer(?: .*)?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Three parts in base64url (RFC 7515, 7.1). Quarkus takes other tokens apart, too, and fails at those of dots alone. */
    private static final Pattern SIGNED =
            Pattern.compile("bearer +[\\w-]+\\.[\\w-]+\\.[\\w-]+ *", Pattern.CASE_INSENSITIVE);

    /** At most 255 characters (OpenID Connect Core, 2), and nothing that PostgreSQL cannot store. */
    private static final Pattern SUBJECT = Pattern.compile("(?=.{1,255}$)" + Text.LINE);

    private BearerToken() {}

    /** Whether an Authorization header, which may be null, is a bearer token that is not even a signed JWT in form. */
    static boolean isMalformed(String authorization) {
        return authorization != null
                && BEARER.matcher(authorization).matches()
                && !SIGNED.matcher(authorization).matches();
    }

    /** Whether a token names its subject. Without one, what it writes would have no owner. */
    static boolean namesSomeone(Principal principal) {
        return principal instanceof JsonWebToken token
                && token.getClaim("sub") instanceof String subject
                && Text.isVisible(subject)
                && SUBJECT.matcher(subject).matches();
    }
}
