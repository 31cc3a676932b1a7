package org.gatehouse.factors.otp;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The hash under the HMAC of a one-time password. */
@Schema(enumeration = {"sha1", "sha256", "sha512"})
public enum OtpAlgorithm {
    @JsonProperty("sha1")
    SHA1("HmacSHA1"),

    @JsonProperty("sha256")
    SHA256("HmacSHA256"),

    @JsonProperty("sha512")
    SHA512("HmacSHA512");

    private final String mac;

    OtpAlgorithm(String mac) {
        this.mac = mac;
    }

    String mac() {
        return mac;
    }
}
