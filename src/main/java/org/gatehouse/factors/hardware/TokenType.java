package org.gatehouse.factors.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What moves the codes of a hardware token on. */
@Schema(
        name = "HardwareTokenType",
        enumeration = {"totp", "hotp"})
public enum TokenType {
    /** Its clock (RFC 6238). */
    @JsonProperty("totp")
    TOTP,

    /** Its button (RFC 4226). */
    @JsonProperty("hotp")
    HOTP
}
