package org.gatehouse.users;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a user may use the account. */
@Schema(enumeration = {"enabled", "disabled"})
public enum Status {
    @JsonProperty("enabled")
    ENABLED,
    @JsonProperty("disabled")
    DISABLED
}
