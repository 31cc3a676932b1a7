package org.gatehouse.factors.hardware;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.gatehouse.factors.otp.OtpAlgorithm;
import org.gatehouse.platform.SingleLine;

/** What is said of a hardware token at its making; in a row of a file too. */
@Schema(description = "A hardware token to be made; its seed stands in `seed` or in `seedBase32`")
public record HardwareTokenDraft(
        @Schema(
                description = "As it stands on the token: 1 to 64 visible ASCII characters, unique without case",
                example = "2308704112340",
                required = true)
        @NotNull(message = "is required")
        @Pattern(
                regexp = "[!-~]([ -~]{0,62}[!-~])?",
                message = "must have 1 to 64 visible ASCII characters, and no blank at either end")
        String serialNumber,

        @Schema(required = true) @NotNull(message = "is required")
        TokenType type,

        @Schema(
                enumeration = {"6", "8"},
                defaultValue = "6")
        Integer digits,

        @Schema(
                description = "Seconds that a code of totp is shown",
                enumeration = {"30", "60"},
                defaultValue = "30")
        Integer timeStep,

        @Schema(description = "sha1, unless said otherwise") OtpAlgorithm algorithm,

        @Schema(
                description = "In hex. 16 to 64 bytes; from 10 bytes on are taken too, less than RFC 4226 asks for,"
                        + " since many tokens that are programmed for common apps have no more",
                maxLength = MAX_SEED,
                example = "3132333435363738393031323334353637383930")
        @Size(max = MAX_SEED, message = "must have at most 256 characters")
        String seed,

        @Schema(description = "The same in base 32", maxLength = MAX_SEED, example = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        @Size(max = MAX_SEED, message = "must have at most 256 characters")
        String seedBase32,

        @Schema(description = "For people; HW- and 8 digits, unless said otherwise", maxLength = 100)
        @SingleLine(max = 100)
        String alias,

        @Schema(description = "The next counter of hotp", defaultValue = "0")
        @Min(value = 0, message = "must be at least 0")
        @Max(value = MAX_COUNTER, message = "must be at most 9007199254740991")
        Long counter) {
    private static final int MAX_SEED = 256;
    private static final long MAX_COUNTER = 9_007_199_254_740_991L;

    @Override
    public String toString() {
        return "HardwareTokenDraft[" + serialNumber + "]";
    }
}
