package org.gatehouse.certificates;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A host of an order, and how its proof went. */
@Schema(name = "CertificateOrderHost", description = "A host of an order, and how its proof went")
public record OrderedHost(
        @Schema(example = "mail.example.com", required = true)
        String host,

        @Schema(required = true) State state,

        @Schema(description = "Why it is not proven, mostly in the CA's words")
        String problem) {
    @Schema(
            name = "CertificateOrderHostState",
            enumeration = {"pending", "proven", "failed"})
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("proven")
        PROVEN,
        @JsonProperty("failed")
        FAILED
    }
}
