package org.gatehouse.webaides;

import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_READ;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;

/** Containers, and what changed in one, over HTTP. */
@Path("webaides")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "WebAides")
public class WebAidesResource {
    @Inject
    Cursors cursors;

    @Inject
    WebAideService webaides;

    @Inject
    ChangesService changes;

    @Inject
    Preconditions given;

    @GET
    @Path("{webaide}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getWebAide", summary = "Read a WebAide, without its entries")
    @APIResponseSchema(WebAideView.class)
    public Response get(@PathParam("webaide") String id) {
        return answer(webaides.get(id));
    }

    @PATCH
    @Path("{webaide}")
    @Consumes(MergePatch.TYPE)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed", "webaide-name-taken"})
    @Operation(operationId = "patchWebAide", summary = "Change a WebAide; its kind stays")
    @APIResponseSchema(WebAideView.class)
    public Response patch(
            @PathParam("webaide") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = WebAideChange.class))) MergePatch patch) {
        return answer(webaides.patch(id, given, patch));
    }

    @DELETE
    @Path("{webaide}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteWebAide", summary = "Delete a WebAide with all its entries")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("webaide") String id) {
        webaides.delete(id, given);
        return Response.noContent().build();
    }

    @GET
    @Path("{webaide}/changes")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed", "sync-token-invalid", "sync-token-expired"})
    @Operation(operationId = "getWebAideChanges", summary = "Read what changed in a WebAide since a token")
    public ContainerChanges changes(
            @PathParam("webaide") String id,
            @BeanParam ChangesQuery query,
            @Parameter(
                            description = "`ids` for no more than ids and ETags",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"ids"}))
                    @QueryParam("fields")
                    String fields) {
        return changes.ofWebAide(id, query.since, EntryFields.ofDelta(fields, EntryFields.IDS), query.limit(cursors));
    }

    private static Response answer(WebAideView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
