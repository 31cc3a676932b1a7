package org.gatehouse.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a code reaches by itself. More modes come with access tokens. */
@Schema(enumeration = {"administrative"})
public enum Mode {
    /** The code alone reaches every user that is not protected. */
    @JsonProperty("administrative")
    ADMINISTRATIVE
}
