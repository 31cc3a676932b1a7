package org.gatehouse.certificates;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an order is. */
@Schema(
        name = "CertificateOrderState",
        enumeration = {"pending", "processing", "valid", "failed"})
public enum OrderState {
    /** The CA has not been asked yet. */
    @JsonProperty("pending")
    PENDING,

    /** The hosts are being proven, or the certificate is being made. */
    @JsonProperty("processing")
    PROCESSING,

    /** There is a certificate. */
    @JsonProperty("valid")
    VALID,

    @JsonProperty("failed")
    FAILED
}
