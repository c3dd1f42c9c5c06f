package dks.ui.forms;

import dks.ui.api.Problem;
import dks.ui.api.Problem.FieldError;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a form.
 *
 * @param notice a sentence about the form as a whole; null when there is nothing to say
 * @param signedOut true when signing in again is the way out
 * @param errors what is wrong, field by field
 */
public record Complaints(String notice, boolean signedOut, List<FieldError> errors) {

    /** Nothing is wrong. */
    public static final Complaints NONE = new Complaints(null, false, List.of());

    /** Something is wrong with the form as a whole. */
    public static Complaints notice(String sentence) {
        return new Complaints(sentence, false, List.of());
    }

    /** Whoever sends it has to sign in first. */
    public static Complaints signedOut(String sentence) {
        return new Complaints(sentence, true, List.of());
    }

    /** What the API found wrong. */
    public static Complaints of(Problem problem) {
        return new Complaints(problem.errors().isEmpty() ? problem.detail() : null, false, problem.errors());
    }

    /** What is wrong with a field, in the API's words; null when nothing is. */
    public String error(String field) {
        return errors.stream()
                .filter(error -> isAbout(error, field))
                .map(FieldError::message)
                .findFirst()
                .orElse(null);
    }

    /** True when there is something to correct. */
    public boolean invalid() {
        return !errors.isEmpty();
    }

    /** What is wrong with anything that has no field here. */
    public List<FieldError> otherErrors() {
        return errors.stream()
                .filter(error ->
                        Stream.of("title", "link", "body", "tags", "author").noneMatch(field -> isAbout(error, field)))
                .toList();
    }

    private static boolean isAbout(FieldError error, String field) {
        return error.field() != null
                && (error.field().equals(field) || error.field().startsWith(field + "["));
    }
}
