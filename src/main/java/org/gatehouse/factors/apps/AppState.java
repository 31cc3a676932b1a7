package org.gatehouse.factors.apps;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether an app has shown that it holds its secret. */
@Schema(
        name = "AuthenticatorAppState",
        enumeration = {"pending", "confirmed"})
public enum AppState {
    @JsonProperty("pending")
    PENDING,

    @JsonProperty("confirmed")
    CONFIRMED
}
