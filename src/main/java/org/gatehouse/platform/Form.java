package org.gatehouse.platform;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A text in the given form; null passes. The message is the rule of the form. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = Form.Validator.class)
public @interface Form {
    TextForm value();

    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public for the validation provider only. */
    final class Validator implements ConstraintValidator<Form, String> {
        private TextForm form;

        @Override
        public void initialize(Form constraint) {
            form = constraint.value();
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null || form.fits(text)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(form.rule()).addConstraintViolation();
            return false;
        }
    }
}
