package org.gatehouse.platform;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** A JSON object that is small enough to live in a row, written compactly in UTF-8; null passes. */
@Target(FIELD)
@Retention(RUNTIME)
@Constraint(validatedBy = SmallObject.Validator.class)
public @interface SmallObject {
    int maxBytes();

    /** Objects and arrays within each other, the object itself counted. */
    int maxDepth();

    String message() default "must be an object of at most {maxBytes} bytes and {maxDepth} levels";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Public for the validation provider only. */
    final class Validator implements ConstraintValidator<SmallObject, ObjectNode> {
        private int maxBytes;
        private int maxDepth;

        @Override
        public void initialize(SmallObject constraint) {
            maxBytes = constraint.maxBytes();
            maxDepth = constraint.maxDepth();
        }

        @Override
        public boolean isValid(ObjectNode object, ConstraintValidatorContext context) {
            return object == null
                    || (isWithin(maxDepth, object) && object.toString().getBytes(UTF_8).length <= maxBytes);
        }

        private static boolean isWithin(int levels, JsonNode node) {
            if (!node.isContainerNode()) {
                return true;
            }
            if (levels == 0) {
                return false;
            }
            for (JsonNode child : node) {
                if (!isWithin(levels - 1, child)) {
                    return false;
                }
            }
            return true;
        }
    }
}
