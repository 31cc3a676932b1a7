package org.gatehouse.factors.settings;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who must show a second factor to get an access token. */
@Schema(enumeration = {"nobody", "enrolled", "everybody"})
public enum Required {
    @JsonProperty("nobody")
    NOBODY,

    /** Users who hold one. */
    @JsonProperty("enrolled")
    ENROLLED,

    @JsonProperty("everybody")
    EVERYBODY
}
