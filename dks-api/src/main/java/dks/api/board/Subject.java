package dks.api.board;

import dks.api.input.Text;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A token's sub, of at most 255 characters as OpenID Connect has it. Null passes. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Size(min = 1, max = 255, message = "A subject has 1 to 255 characters.")
@Pattern(regexp = Text.LINE, message = "Remove control characters from the subject.")
@interface Subject {

    /** Not used: each rule has a sentence of its own. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
