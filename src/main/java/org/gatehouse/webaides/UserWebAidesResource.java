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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.UserMode;
import org.gatehouse.webaides.content.Kind;

/** What a user has of WebAides, and what changed in all of it, over HTTP. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "WebAides")
public class UserWebAidesResource {
    @Inject
    Cursors cursors;

    @Inject
    WebAideService webaides;

    @Inject
    ChangesService changes;

    @GET
    @Path("{user}/webaides")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listWebAides",
            summary = "List a user's WebAides by kind and name, of the kinds that the API code may read")
    public Page<WebAideView> list(
            @PathParam("user") String idOrName,
            @Parameter(description = "Of this kind only", schema = @Schema(implementation = Kind.class))
                    @QueryParam("kind")
                    String kind,
            @Parameter(
                            description = "Of this name only, without case",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
                    @QueryParam("name")
                    String name,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Kind one = Parameters.constant("kind", kind, Kind.class);
        String named = Parameters.text("name", name, 200);
        return webaides.list(idOrName, one, named, cursors.listing(limit, cursor, "webaides", idOrName, one, named));
    }

    @POST
    @Path("{user}/webaides")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "webaide-name-taken", "quota-reached"})
    @Operation(operationId = "createWebAide", summary = "Make a WebAide; a new user has one of each kind already")
    @APIResponseSchema(value = WebAideView.class, responseCode = "201")
    public Response create(@PathParam("user") String idOrName, WebAideDraft draft, @Context UriInfo uri) {
        WebAideView view = webaides.create(idOrName, draft);
        return Response.created(uri.getBaseUriBuilder()
                        .path("webaides")
                        .path(view.id().toString())
                        .build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @GET
    @Path("{user}/changes")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "sync-token-invalid", "sync-token-expired"})
    @Operation(
            operationId = "getUserChanges",
            summary =
                    "Read what changed in all of a user's WebAides since a token, of the kinds that the API code may read")
    public UserChanges changes(
            @PathParam("user") String idOrName,
            @BeanParam ChangesQuery query,
            @Parameter(
                            description = "`ids` for no more than ids, ETags and WebAides",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"ids"}))
                    @QueryParam("fields")
                    String fields) {
        return changes.ofUser(
                idOrName, query.since, EntryFields.ofDelta(fields, EntryFields.idsAndPlaces()), query.limit(cursors));
    }
}
