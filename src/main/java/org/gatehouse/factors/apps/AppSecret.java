package org.gatehouse.factors.apps;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an app needs to show codes; told once. */
@Schema(name = "AuthenticatorAppSecret", description = "What an app needs to show codes, in four forms; told once")
public record AppSecret(
        @Schema(description = "In base 32", example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", required = true)
        String secret,

        @Schema(
                description = "In the key URI format of authenticator apps",
                example = "otpauth://totp/Example%20Ltd:ada%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Example%20Ltd&algorithm=SHA1&digits=6&period=30",
                required = true)
        String uri,

        @Schema(description = "The URI as a QR code, an SVG document", required = true)
        String qrSvg,

        @Schema(description = "The same as a PNG file, in base 64", required = true)
        String qrPng) {
    @Override
    public String toString() {
        return "AppSecret";
    }
}
