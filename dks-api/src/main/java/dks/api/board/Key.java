package dks.api.board;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a post or comment is known by on every board: 1 to 64 visible ASCII characters. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@NotNull(message = "Give the key.")
@Pattern(regexp = "[!-~]{1,64}", message = "A key has 1 to 64 visible ASCII characters.")
@interface Key {

    /** Not used: each rule has a sentence of its own. */
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
