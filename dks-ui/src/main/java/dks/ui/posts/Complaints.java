package dks.ui.posts;

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
record Complaints(String notice, boolean signedOut, List<FieldError> errors) {

    static final Complaints NONE = new Complaints(null, false, List.of());

    static Complaints notice(String sentence) {
        return new Complaints(sentence, false, List.of());
    }

    static Complaints signedOut(String sentence) {
        return new Complaints(sentence, true, List.of());
    }

    static Complaints of(Problem problem) {
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
