package org.gatehouse.users;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.InvalidValue;

/** A text that is a mail address; null passes. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = MailAddressForm.Validator.class)
@interface MailAddressForm {
    String message() default "must be a mail address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public for the validation provider only. */
    final class Validator implements ConstraintValidator<MailAddressForm, String> {
        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            try {
                return text == null || !EmailAddress.parse(text).value().isEmpty();
            } catch (InvalidValue notAnAddress) {
                return false;
            }
        }
    }
}
