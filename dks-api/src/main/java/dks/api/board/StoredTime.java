package dks.api.board;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;

/** A time at which something can have been written: since 1970, where the cursors of lists begin, and not after now. */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = StoredTime.Validator.class)
@interface StoredTime {

    String message() default "Give a time from 1970 until now, such as 2026-11-23T02:03:04Z.";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares with this machine's clock. */
    class Validator implements ConstraintValidator<StoredTime, Instant> {
        @Override
        public boolean isValid(Instant time, ConstraintValidatorContext context) {
            return time != null && !time.isBefore(Instant.EPOCH) && !time.isAfter(Instant.now());
        }
    }
}
