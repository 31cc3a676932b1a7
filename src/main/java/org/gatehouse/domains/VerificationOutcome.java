package org.gatehouse.domains;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a look into the DNS has shown of a domain's own record. */
@Schema(enumeration = {"found", "missing", "different", "unknown"})
public enum VerificationOutcome {
    @JsonProperty("found")
    FOUND,

    @JsonProperty("missing")
    MISSING,

    /** There are texts of that name, but not the one. */
    @JsonProperty("different")
    DIFFERENT,

    /** The DNS gave no answer. */
    @JsonProperty("unknown")
    UNKNOWN
}
