package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.security.ByDevice;
import org.gatehouse.security.Open;

/** The calling device over HTTP. */
@Path("device")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class DeviceResource {
    @Inject
    Devices devices;

    @Inject
    TokenRepository tokens;

    @GET
    @Open
    @ByDevice
    @Operation(operationId = "getDevice", summary = "Read whose device it is that calls")
    public OwnDeviceView get() {
        return tokens.owner(devices.authenticate().tokenId());
    }
}
