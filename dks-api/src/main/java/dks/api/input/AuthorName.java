package dks.api.input;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.groups.Default;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.CodePointLength;

/** A name under which somebody writes: 1 to 80 characters in one line. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Visible(message = "Say who writes this.")
@CodePointLength(max = 80, message = "Shorten the author's name to at most 80 characters.")
@Pattern(regexp = Text.LINE, message = "Remove control characters from the author's name.")
public @interface AuthorName {

    /** Not used: each rule has a sentence of its own. */
    String message() default "";

    /** The rules under which it is looked at. */
    Class<?>[] groups() default {};

    /** Carries nothing here. */
    Class<? extends Payload>[] payload() default {};

    /** The rules where the author's name is typed. */
    interface Typed extends Default {}

    /** The rules where the author is the person signed in. */
    interface SignedIn extends Default {}
}
