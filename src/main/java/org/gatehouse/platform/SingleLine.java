package org.gatehouse.platform;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** One line of text of at most {@link #max} UTF-16 units, what H2 counts in a column; null passes. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = SingleLine.Validator.class)
public @interface SingleLine {
    int max();

    String message() default "must be one line of at most {max} characters, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public for the validation provider only. */
    final class Validator implements ConstraintValidator<SingleLine, String> {
        private int max;

        @Override
        public void initialize(SingleLine constraint) {
            max = constraint.max();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            return text == null || (text.length() <= max && PlainText.isOneLine(text));
        }
    }
}
