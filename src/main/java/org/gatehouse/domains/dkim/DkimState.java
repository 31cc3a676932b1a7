package org.gatehouse.domains.dkim;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a key is used for. */
@Schema(enumeration = {"waiting", "active", "retired"})
public enum DkimState {
    /** Does not sign yet, or not any more. */
    @JsonProperty("waiting")
    WAITING,

    /** Signs; one of a domain at most. */
    @JsonProperty("active")
    ACTIVE,

    /** Has signed, and is kept for mail that is still on its way. */
    @JsonProperty("retired")
    RETIRED
}
