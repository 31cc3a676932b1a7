package org.gatehouse.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether it was done. */
@Schema(enumeration = {"done", "refused"})
public enum Outcome {
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED
}
