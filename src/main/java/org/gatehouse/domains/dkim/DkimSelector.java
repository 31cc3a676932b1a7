package org.gatehouse.domains.dkim;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.InvalidValue;

/**
 * The name of a key below {@code _domainkey} (RFC 6376, 3.1), in lower case: labels of letters, digits and hyphens.
 *
 * @param value up to 63 characters
 */
@Schema(
        type = SchemaType.STRING,
        maxLength = 63,
        description = "Labels of letters, digits and hyphens, with dots between; answers carry it in lower case",
        example = "s2026")
public record DkimSelector(String value) {
    private static final int MAX = 63;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
    private static final Pattern LABELS = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    public DkimSelector {
        if (value.length() > MAX) {
            throw new InvalidValue("a selector may have at most 63 characters");
        }
        if (!LABELS.matcher(value).matches()) {
            throw new InvalidValue(
                    "a selector has letters, digits and hyphens within its labels, and dots between them");
        }
        value = value.toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static DkimSelector parse(String text) {
        return new DkimSelector(text);
    }

    @JsonValue
    @Override
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
