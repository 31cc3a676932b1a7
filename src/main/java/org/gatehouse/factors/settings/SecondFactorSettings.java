package org.gatehouse.factors.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a domain asks for second factors. What is not said is what is built in. */
@Schema(description = "How a domain asks for second factors; what is missing is what is built in")
public record SecondFactorSettings(
        @Schema(
                minimum = "1",
                maximum = "100",
                defaultValue = "5",
                description = "Wrong codes in a row after which a token is revoked",
                example = "5")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 100, message = "must be at most 100")
        Integer maxAllowedRetries,

        @Schema(
                minimum = "10",
                maximum = "600",
                defaultValue = "120",
                description = "Seconds after which a session that nobody has decided is denied",
                example = "120")
        @Min(value = 10, message = "must be at least 10")
        @Max(value = 600, message = "must be at most 600")
        Integer requestTimeout,

        @Schema(
                minimum = "1",
                maximum = "365",
                defaultValue = "365",
                description = "Days after which an activation code is too old",
                example = "365")
        @Min(value = 1, message = "must be at least 1")
        @Max(value = 365, message = "must be at most 365")
        Integer activationCodeExpiration,

        @Schema(defaultValue = "true", description = "Whether devices may ask for sessions", example = "true")
        Boolean requestPollingEnabled,

        @Schema(defaultValue = "true", description = "Whether bypass codes are taken", example = "true")
        Boolean bypassEnabled,

        @Schema(defaultValue = "true", description = "Whether codes of hardware tokens are taken", example = "true")
        Boolean hardwareEnabled) {
    /** What counts where nothing is stored. */
    public static final SecondFactorSettings BUILT_IN = new SecondFactorSettings(null, null, null, null, null, null);

    public SecondFactorSettings {
        maxAllowedRetries = maxAllowedRetries == null ? 5 : maxAllowedRetries;
        requestTimeout = requestTimeout == null ? 120 : requestTimeout;
        activationCodeExpiration = activationCodeExpiration == null ? 365 : activationCodeExpiration;
        requestPollingEnabled = requestPollingEnabled == null || requestPollingEnabled;
        bypassEnabled = bypassEnabled == null || bypassEnabled;
        hardwareEnabled = hardwareEnabled == null || hardwareEnabled;
    }
}
