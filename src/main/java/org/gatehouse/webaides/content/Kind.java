package org.gatehouse.webaides.content;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a container holds; all its entries are of one kind. */
@Schema(enumeration = {"contacts", "calendar", "tasks", "notes", "links"})
public enum Kind {
    @JsonProperty("contacts")
    CONTACTS,
    @JsonProperty("calendar")
    CALENDAR,
    @JsonProperty("tasks")
    TASKS,
    @JsonProperty("notes")
    NOTES,
    @JsonProperty("links")
    LINKS;

    /** As it is written on the wire and in scopes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
