package org.gatehouse.factors;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a second factor can be. */
@Schema(enumeration = {"device", "hardware", "otp", "bypass"})
public enum FactorKind {
    /** A device that signs its user's decision. */
    @JsonProperty("device")
    DEVICE,

    /** A hardware token that shows codes. */
    @JsonProperty("hardware")
    HARDWARE,

    /** An authenticator app that shows codes. */
    @JsonProperty("otp")
    OTP,

    /** A bypass code. */
    @JsonProperty("bypass")
    BYPASS
}
