package org.gatehouse.aliases;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an alias does with mail. */
@Schema(enumeration = {"deliver", "bounce"})
public enum Action {
    @JsonProperty("deliver")
    DELIVER,
    @JsonProperty("bounce")
    BOUNCE
}
