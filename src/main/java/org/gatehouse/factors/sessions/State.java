package org.gatehouse.factors.sessions;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a session has come. */
@Schema(enumeration = {"pending", "approved", "denied"})
public enum State {
    /** The device has been asked. */
    @JsonProperty("pending")
    PENDING,

    @JsonProperty("approved")
    APPROVED,

    @JsonProperty("denied")
    DENIED
}
