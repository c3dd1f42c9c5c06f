package dks.api.problem;

import java.util.List;

/** A request whose fields are not right; answered with 400 and every field's message. */
public class InvalidInput extends RuntimeException {

    private final transient List<FieldError> errors;

    /**
     * Several fields, or one.
     *
     * @param errors at least one
     */
    public InvalidInput(List<FieldError> errors) {
        super(sentence(errors));
        this.errors = List.copyOf(errors);
    }

    /** One field. */
    public InvalidInput(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** What is wrong, field by field. */
    public List<FieldError> errors() {
        return errors;
    }

    private static String sentence(List<FieldError> errors) {
        if (errors.size() == 1) {
            return errors.get(0).message();
        }
        List<String> fields = errors.stream().map(FieldError::field).distinct().toList();
        return "Some fields are not right: " + String.join(", ", fields) + ".";
    }
}
