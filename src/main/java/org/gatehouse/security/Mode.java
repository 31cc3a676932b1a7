package org.gatehouse.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a code or access token reaches. */
@Schema(enumeration = {"administrative", "user"})
public enum Mode {
    /** The code alone reaches every user that is not protected. */
    @JsonProperty("administrative")
    ADMINISTRATIVE,

    /** One user's own data, by a token that was given for the user's name and password. */
    @JsonProperty("user")
    USER
}
