package org.gatehouse.certificates;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a certificate can be used now. */
@Schema(enumeration = {"valid", "expired"})
public enum CertificateState {
    @JsonProperty("valid")
    VALID,
    @JsonProperty("expired")
    EXPIRED
}
