package dks.api.input;

import dks.api.problem.FieldError;
import dks.api.problem.InvalidInput;
import dks.api.signin.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.groups.Default;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Holds what a client sent against the limits written on it. */
@ApplicationScoped
public class InputCheck {

    private final Validator validator;

    InputCheck(Validator validator) {
        this.validator = validator;
    }

    /**
     * Checks something new, whose author is typed or signed in.
     *
     * @throws InvalidInput naming every field that breaks a limit
     */
    public void checkNew(Object request, Caller caller) {
        refuse(violations(request, caller.unchecked() ? AuthorName.Typed.class : AuthorName.SignedIn.class));
    }

    /**
     * Checks an edit and the content in it, which has no author.
     *
     * @throws InvalidInput naming every field that breaks a limit
     */
    public void checkEdit(Object request, Object content) {
        refuse(Stream.concat(violations(content, Default.class), violations(request, Default.class)));
    }

    /**
     * Checks what was written on another board, with an author's name whatever the sign-in is here.
     *
     * @throws InvalidInput naming every field that breaks a limit
     */
    public void checkMoved(Object request, Object content) {
        refuse(Stream.concat(violations(request, Default.class), violations(content, AuthorName.Typed.class)));
    }

    private Stream<FieldError> violations(Object request, Class<?> rules) {
        return validator.validate(request, rules).stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()));
    }

    private static void refuse(Stream<FieldError> violations) {
        List<FieldError> errors = violations
                .distinct()
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidInput(errors);
        }
    }

    /** The property's own name, also for an element of a list. */
    private static String field(Path path) {
        return path.iterator().next().getName();
    }
}
