package org.gatehouse.domains.dns;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How what is found stands to what is wanted. */
@Schema(enumeration = {"ok", "missing", "different", "extra", "unknown", "not-demanded"})
public enum Verdict {
    @JsonProperty("ok")
    OK,

    /** There is no such record. */
    @JsonProperty("missing")
    MISSING,

    /** There are records that do not do what the wanted ones do. */
    @JsonProperty("different")
    DIFFERENT,

    /** What is wanted is there, and more of the same kind beside it. */
    @JsonProperty("extra")
    EXTRA,

    /** The DNS gave no answer. */
    @JsonProperty("unknown")
    UNKNOWN,

    /** Nothing is wanted. */
    @JsonProperty("not-demanded")
    NOT_DEMANDED
}
