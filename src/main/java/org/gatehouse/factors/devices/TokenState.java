package org.gatehouse.factors.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a token is. */
@Schema(enumeration = {"pending", "active", "revoked"})
public enum TokenState {
    /** It waits for a device with its activation code. */
    @JsonProperty("pending")
    PENDING,

    /** Its device is asked. */
    @JsonProperty("active")
    ACTIVE,

    /** Its device is asked no more. */
    @JsonProperty("revoked")
    REVOKED
}
