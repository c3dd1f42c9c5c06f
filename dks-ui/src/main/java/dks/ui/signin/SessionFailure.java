package dks.ui.signin;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * Why a session cannot be used, for the log. Never an exception's own message: that quotes the token, which holds the
 * name and the mail address of a person, or what a request said.
 */
final class SessionFailure {

    private SessionFailure() {}

    /** What is wrong with the token, if that is it; otherwise the kind of failure. */
    static String reason(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidJwtException.class::isInstance)
                .map(InvalidJwtException.class::cast)
                .findFirst()
                .map(SessionFailure::details)
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static String details(InvalidJwtException token) {
        return token.getErrorDetails().stream()
                .map(ErrorCodeValidator.Error::getErrorMessage)
                .collect(Collectors.joining(" ", "the ID token is not valid. ", ""))
                .strip();
    }
}
