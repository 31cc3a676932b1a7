package org.gatehouse.organizations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.platform.PlainText;

/** The name of an organization: one line of 1 to 200 characters, unique in the server without case. */
@Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING, minLength = 1, maxLength = 200)
public record OrganizationName(String value) {
    private static final int MAX_LENGTH = 200;

    public OrganizationName {
        value = PlainText.normalize(value.strip());
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new InvalidValue("must have 1 to " + MAX_LENGTH + " characters");
        }
        if (!PlainText.isOneLine(value)) {
            throw new InvalidValue("must be one line without control characters");
        }
    }

    @JsonCreator
    public static OrganizationName parse(String text) {
        return new OrganizationName(text);
    }

    /** Equal for names that differ in case only. */
    public String key() {
        return PlainText.foldCase(value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
