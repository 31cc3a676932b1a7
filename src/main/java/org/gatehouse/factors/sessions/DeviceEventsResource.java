package org.gatehouse.factors.sessions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.factors.devices.Device;
import org.gatehouse.factors.devices.Devices;
import org.gatehouse.security.ByDevice;
import org.gatehouse.security.Open;

/** Server-sent events for devices (the HTML standard's {@code text/event-stream}). */
@Path("device/events")
@ApplicationScoped
@Tag(name = "Second factors")
public class DeviceEventsResource {
    @Inject
    SessionListeners listeners;

    @Inject
    Devices devices;

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Open
    @ByDevice
    @Operation(
            operationId = "listenToSessions",
            summary = "Be told of the sessions that wait for the calling device, those there are and each new one")
    @APIResponse(
            responseCode = "200",
            description =
                    "Events named `session`: `id` is the session's, `data` what getDeviceSession answers. A comment"
                            + " every 15 s says that the server is still there. Whoever comes again is told of all that are pending",
            content = @Content(mediaType = MediaType.SERVER_SENT_EVENTS, schema = @Schema(type = SchemaType.STRING)))
    public void listen(@Context SseEventSink sink, @Context Sse sse) {
        Device device = devices.authenticate();
        listeners.add(device, new Channel(sink, sse));
    }

    /** One connection. What cannot be sent closes it, which is seen at the next look. */
    private record Channel(SseEventSink sink, Sse sse) implements EventChannel {
        @Override
        public void send(UUID id, String data) {
            send(sse.newEventBuilder()
                    .id(id.toString())
                    .name("session")
                    .data(String.class, data)
                    .build());
        }

        @Override
        public void beat() {
            send(sse.newEventBuilder().comment("still there").build());
        }

        @Override
        public boolean isClosed() {
            return sink.isClosed();
        }

        @Override
        public void close() {
            sink.close();
        }

        private void send(OutboundSseEvent event) {
            if (!sink.isClosed()) {
                sink.send(event).whenComplete((done, failure) -> {
                    if (failure != null) {
                        sink.close();
                    }
                });
            }
        }
    }
}
