package dks.ui.signin;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** What to call a person; the API names authors by the same rule. */
final class DisplayName {

    private DisplayName() {}

    static String of(JsonWebToken token) {
        return Stream.of(
                        token.<Object>claim("name"),
                        token.<Object>claim("preferred_username"),
                        token.<Object>claim("email")
                                .map(email -> email.toString().replaceFirst("@.*", "")),
                        Optional.<Object>ofNullable(token.getSubject()))
                .flatMap(Optional::stream)
                .map(claim -> claim.toString().strip())
                .filter(claim -> !claim.isEmpty())
                .findFirst()
                .orElse("somebody");
    }
}
