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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.BatchAnswer;
import org.gatehouse.api.BatchBody;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Etag;
import org.gatehouse.api.MediaRange;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.TextBody;
import org.gatehouse.security.UserMode;
import org.gatehouse.webaides.content.Format;

/** Entries of a container over HTTP. */
@Path("webaides/{webaide}/entries")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "WebAides")
public class EntriesResource {
    private static final String VCARD = "text/vcard";
    private static final String CALENDAR = "text/calendar";

    @Inject
    Cursors cursors;

    @Inject
    EntryReadService reads;

    @Inject
    EntryService entries;

    @Inject
    EntryBatch batch;

    @Inject
    Preconditions given;

    @GET
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed", "too-many-instances"})
    @Operation(
            operationId = "listEntries",
            summary =
                    "List the entries of a WebAide by title, change, start or due time; a page of large ones may be short")
    public Page<EntryView> list(
            @PathParam("webaide") String webaideId,
            @BeanParam EntryQuery query,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        EntryFilter filter = query.filter();
        return reads.list(
                webaideId, filter, query.fields(), cursors.listing(limit, cursor, "entries", webaideId, filter));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({
        "webaide-not-found",
        "user-protected",
        "domain-not-allowed",
        "uid-taken",
        "quota-reached",
        "malformed-file"
    })
    @Operation(
            operationId = "createEntry",
            summary = "Make an entry; a contact may be sent as vCard, an event or task as iCalendar")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EntryDraft.class)),
                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponseSchema(value = EntryView.class, responseCode = "201")
    public Response create(@PathParam("webaide") String webaideId, EntryDraft draft, @Context UriInfo uri) {
        return made(entries.create(webaideId, draft), uri);
    }

    @POST
    @Consumes({VCARD, CALENDAR})
    @UserMode
    @RolesAllowed({WEBAIDES_CONTACTS_WRITE, WEBAIDES_CALENDAR_WRITE, WEBAIDES_TASKS_WRITE})
    @Operation(hidden = true) // described with create
    public Response createFromText(@PathParam("webaide") String webaideId, TextBody body, @Context UriInfo uri) {
        return made(entries.create(webaideId, new EntryText(body)), uri);
    }

    @POST
    @Path("batch")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed", "batch-refused"})
    @Operation(
            operationId = "batchEntries",
            summary = "Make, change and delete up to 10 000 entries in one transaction, with a result for each")
    public BatchAnswer batch(@PathParam("webaide") String webaideId, @BatchBody EntryBatchRequest request) {
        return batch.run(webaideId, request);
    }

    @GET
    @Path("{entry}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Produces({MediaType.APPLICATION_JSON, VCARD, CALENDAR})
    @Refuses({"webaide-not-found", "entry-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "getEntry",
            summary =
                    "Read an entry; `Accept: text/vcard` gives a contact as vCard 4 (3 with `version=3.0`), `text/calendar`"
                            + " an event or task as iCalendar")
    @APIResponse(
            responseCode = "200",
            description = "The entry",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EntryView.class)),
                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    public Response get(
            @PathParam("webaide") String webaideId, @PathParam("entry") String id, @Context HttpHeaders headers) {
        EntryView view = reads.get(webaideId, id);
        Optional<Format> text = FileFormats.toAnswer(view.kind(), MediaRange.accepted(headers));
        return text.map(format -> Response.ok(text(view, format), format.mediaType() + "; charset=utf-8")
                        .tag(Etag.inForm(view.etag(), format.word())))
                .orElseGet(() -> Response.ok(view, MediaType.APPLICATION_JSON).tag(view.etag()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @PUT
    @Path("{entry}")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({
        "invalid-parameter",
        "webaide-not-found",
        "user-protected",
        "domain-not-allowed",
        "entry-exists",
        "uid-taken",
        "quota-reached",
        "malformed-file"
    })
    @Operation(
            operationId = "putEntry",
            summary = "Replace an entry, or make one under an id of your choice; `If-None-Match: *` only makes")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EntryDraft.class)),
                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "It is replaced",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EntryView.class)))
    @APIResponse(
            responseCode = "201",
            description = "It is made",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = EntryView.class)))
    public Response put(
            @PathParam("webaide") String webaideId,
            @PathParam("entry") String id,
            EntryDraft draft,
            @Context UriInfo uri) {
        return put(entries.put(webaideId, id, given, draft), uri);
    }

    @PUT
    @Path("{entry}")
    @Consumes({VCARD, CALENDAR})
    @UserMode
    @RolesAllowed({WEBAIDES_CONTACTS_WRITE, WEBAIDES_CALENDAR_WRITE, WEBAIDES_TASKS_WRITE})
    @Operation(hidden = true) // described with put
    public Response putText(
            @PathParam("webaide") String webaideId,
            @PathParam("entry") String id,
            TextBody body,
            @Context UriInfo uri) {
        return put(entries.put(webaideId, id, given, new EntryText(body)), uri);
    }

    @PATCH
    @Path("{entry}")
    @Consumes(MergePatch.TYPE)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "entry-not-found", "user-protected", "domain-not-allowed", "quota-reached"})
    @Operation(operationId = "patchEntry", summary = "Change some of what an entry says")
    @APIResponseSchema(EntryView.class)
    public Response patch(
            @PathParam("webaide") String webaideId,
            @PathParam("entry") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = EntryChange.class))) MergePatch patch) {
        return answer(entries.patch(webaideId, id, given, patch));
    }

    @DELETE
    @Path("{entry}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "entry-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "deleteEntry", summary = "Delete an entry")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("webaide") String webaideId, @PathParam("entry") String id) {
        entries.delete(webaideId, id, given);
        return Response.noContent().build();
    }

    @POST
    @Path("{entry}/move")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "entry-not-found", "user-protected", "domain-not-allowed", "uid-taken"})
    @Operation(
            operationId = "moveEntry",
            summary = "Move an entry to another WebAide of the same user and kind; its id stays")
    @APIResponseSchema(EntryView.class)
    public Response move(@PathParam("webaide") String webaideId, @PathParam("entry") String id, EntryMove move) {
        return answer(entries.move(webaideId, id, given, move));
    }

    private byte[] text(EntryView view, Format format) {
        return reads.text(view, format).getBytes(StandardCharsets.UTF_8);
    }

    private static Response made(EntryView view, UriInfo uri) {
        URI location = uri.getAbsolutePathBuilder().path(view.id().toString()).build();
        return Response.created(location).tag(view.etag()).entity(view).build();
    }

    private static Response put(EntryService.Put put, UriInfo uri) {
        Response.ResponseBuilder answer = put.created() ? Response.created(uri.getAbsolutePath()) : Response.ok();
        return answer.tag(put.view().etag()).entity(put.view()).build();
    }

    private static Response answer(EntryView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
