package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;
import org.gatehouse.factors.devices.Devices;
import org.gatehouse.security.ByDevice;
import org.gatehouse.security.Open;

/** The sessions that wait for the calling device, over HTTP. */
@Path("device/sessions")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class DeviceSessionsResource {
    @Inject
    DeviceSessions sessions;

    @Inject
    Devices devices;

    @GET
    @Open
    @ByDevice
    @Refuses("polling-disabled")
    @Operation(
            operationId = "listDeviceSessions",
            summary = "List the sessions that wait for the calling device, at most 20")
    public Page<SessionView> list() {
        return new Page<>(sessions.list(devices.authenticate()), null);
    }

    @GET
    @Path("{session}")
    @Open
    @ByDevice
    @Refuses("session-not-found")
    @Operation(
            operationId = "getDeviceSession",
            summary = "Read a session of the calling device, also one that has ended")
    public SessionView get(@PathParam("session") String session) {
        return sessions.get(devices.authenticate(), session);
    }

    @POST
    @Path("{session}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open
    @ByDevice
    @Refuses({"session-not-found", "signature-wrong", "factor-disabled", "session-ended"})
    @Operation(
            operationId = "decideSession",
            summary =
                    "Approve or deny a session; whoever did not begin it says not-me, and can revoke the token with it")
    public SessionView decide(@PathParam("session") String session, DecisionDraft draft) {
        return sessions.decide(devices.authenticate(), session, draft);
    }
}
