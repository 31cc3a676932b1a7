package org.gatehouse.factors.devices;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What has revoked a token. */
@Schema(enumeration = {"retries", "not-me"})
public enum RevokedBy {
    /** As many wrong codes in a row as the domain allows. */
    @JsonProperty("retries")
    RETRIES,

    /** Its user, who was asked and had not logged in. */
    @JsonProperty("not-me")
    NOT_ME
}
