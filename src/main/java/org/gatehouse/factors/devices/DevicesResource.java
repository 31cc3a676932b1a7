package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.Open;

/** Devices that are nobody's yet, over HTTP. */
@Path("devices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class DevicesResource {
    @Inject
    Activations activations;

    @POST
    @Path("activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open
    @Refuses({"activation-refused", "login-delayed", "invalid-header"})
    @Operation(
            operationId = "activateDevice",
            summary = "Make a device that of the token whose activation code it knows; each code works once")
    @APIResponseSchema(OwnDeviceView.class)
    public OwnDeviceView activate(ActivationDraft draft) {
        return activations.activate(draft);
    }
}
