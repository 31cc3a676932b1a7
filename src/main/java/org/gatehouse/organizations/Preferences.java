package org.gatehouse.organizations;

import static org.gatehouse.platform.TextForm.LANGUAGE_TAG;
import static org.gatehouse.platform.TextForm.TIME_ZONE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.platform.Form;
import org.gatehouse.platform.SmallObject;

/** How a user, or by default everybody of an organization, wants things shown. What is null is unset. */
@Schema(description = "How things are shown; what is missing is unset and shows the next default")
public record Preferences(
        @Schema(description = "Time zone of the IANA database", example = "Europe/Berlin") @Form(TIME_ZONE)
        String timeZone,

        @Schema(maxLength = 64, description = "Language, BCP 47", example = "en-GB") @Form(LANGUAGE_TAG)
        String locale,

        @Schema(
                enumeration = {"yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy"},
                description = "Form of dates",
                example = "yyyy-MM-dd")
        @Pattern(
                regexp = "yyyy-MM-dd|dd\\.MM\\.yyyy|dd/MM/yyyy|MM/dd/yyyy",
                message = "must be yyyy-MM-dd, dd.MM.yyyy, dd/MM/yyyy or MM/dd/yyyy")
        String dateFormat,

        @Schema(
                enumeration = {"HH:mm", "h:mm a"},
                description = "Form of times, 24 or 12 hours",
                example = "HH:mm")
        @Pattern(regexp = "HH:mm|h:mm a", message = "must be HH:mm or h:mm a")
        String timeFormat,

        @Schema(
                enumeration = {"monday", "sunday", "saturday"},
                description = "First day of the week",
                example = "monday")
        @Pattern(regexp = "monday|sunday|saturday", message = "must be monday, sunday or saturday")
        String weekStart,

        @Schema(minimum = "5", maximum = "500", description = "Items on a page of a list", example = "50")
        @Min(value = 5, message = "must be at least 5")
        @Max(value = 500, message = "must be at most 500")
        Integer itemsPerPage,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description =
                        "Keys of your own with any JSON but null, up to 16 KiB and 8 levels; one with null is unset",
                example = "{\"theme\": \"dark\"}")
        @SmallObject(maxBytes = 16 * 1024, maxDepth = 8)
        ObjectNode custom) {

    /** What shows when neither the user nor the organization has chosen. */
    public static final Preferences BUILT_IN = new Preferences("UTC", "en", "yyyy-MM-dd", "HH:mm", "monday", 50, null);

    /** Nothing chosen. */
    public static final Preferences EMPTY = new Preferences(null, null, null, null, null, null, null);

    public Preferences {
        custom = withoutNulls(custom);
    }

    /** These preferences, what is unset taken from the defaults; of {@code custom}, key by key. */
    public Preferences orElse(Preferences defaults) {
        return new Preferences(
                timeZone != null ? timeZone : defaults.timeZone,
                locale != null ? locale : defaults.locale,
                dateFormat != null ? dateFormat : defaults.dateFormat,
                timeFormat != null ? timeFormat : defaults.timeFormat,
                weekStart != null ? weekStart : defaults.weekStart,
                itemsPerPage != null ? itemsPerPage : defaults.itemsPerPage,
                merged(defaults.custom, custom));
    }

    private static ObjectNode merged(ObjectNode defaults, ObjectNode own) {
        return defaults == null || own == null
                ? (own == null ? defaults : own)
                : defaults.deepCopy().setAll(own);
    }

    private static ObjectNode withoutNulls(ObjectNode object) {
        if (object == null) {
            return null;
        }
        ObjectNode copy = object.deepCopy().removeNulls();
        return copy.isEmpty() ? null : copy;
    }
}
