package org.gatehouse.factors.devices;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a device is told of itself. */
@Schema(description = "A device, and whom it stands for")
public record OwnDeviceView(
        @Schema(description = "The issuer in its tokens", required = true)
        UUID deviceId,

        @Schema(required = true) Domain domain,

        @Schema(required = true) User user) {
    /** Who asks the device. */
    @Schema(name = "DeviceDomain", description = "The domain that asks the device")
    public record Domain(
            @Schema(required = true) UUID id,

            @Schema(example = "example.com", required = true)
            String name) {}

    /** Whose device it is. */
    @Schema(name = "DeviceUser", description = "The user whose device it is")
    public record User(
            @Schema(required = true) UUID id,

            @Schema(example = "ada@example.com", required = true)
            String username) {}
}
