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
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.MediaRange;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.UserMode;
import org.gatehouse.webaides.content.Format;

/** Whole containers as files over HTTP, out and in. */
@Path("webaides")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "WebAides")
public class WebAideFilesResource {
    private static final String VCARD = "text/vcard";
    private static final String CALENDAR = "text/calendar";
    private static final String CSV = "text/csv";
    private static final String HTML = "text/html";
    private static final String MARKDOWN = "text/markdown";

    @Inject
    FileExport exports;

    @Inject
    FileImport imports;

    @Inject
    ImportReadService reads;

    @GET
    @Path("{webaide}/export")
    @Produces(MediaType.WILDCARD)
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    @Unversioned
    @Refuses({"webaide-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "exportWebAide",
            summary = "Get all entries of a WebAide as one file, in the format that `Accept` or `format` names")
    @APIResponse(
            responseCode = "200",
            description = "The file, as an attachment",
            content = {
                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING))
            })
    public Response export(
            @PathParam("webaide") String webaideId,
            @Parameter(
                            description = "In place of `Accept`. Contacts: vcard-4, vcard-3, csv; calendars and tasks:"
                                    + " icalendar; notes: markdown; links: bookmarks, csv",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "vcard-3",
                                                "vcard-4",
                                                "icalendar",
                                                "csv",
                                                "bookmarks",
                                                "markdown"
                                            }))
                    @QueryParam("format")
                    String format,
            @Context HttpHeaders headers) {
        FileExport.Plan plan = exports.plan(
                webaideId, Parameters.constant("format", format, Format.class), MediaRange.accepted(headers));
        StreamingOutput file = out -> exports.write(plan, out);
        return Response.ok(file, plan.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, plan.disposition())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @POST
    @Path("{webaide}/import")
    @Consumes({VCARD, CALENDAR, CSV, HTML, MARKDOWN, MediaType.WILDCARD})
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Unversioned
    @Refuses({
        "webaide-not-found",
        "import-not-found",
        "user-protected",
        "domain-not-allowed",
        "body-too-large",
        "unsupported-media-type"
    })
    @Operation(
            operationId = "importEntries",
            summary = "Import a file item by item: what is new by its UID is made, what differs is replaced")
    @APIResponse(
            responseCode = "200",
            description = "It has ended; with what became of its items",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(
            responseCode = "202",
            description = "It goes on; ask at `Location` how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    public Response importFile(
            @PathParam("webaide") String webaideId,
            @RequestBody(
                            content = {
                                @Content(mediaType = VCARD, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = CALENDAR, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = HTML, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = MARKDOWN, schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body,
            @Context HttpHeaders headers,
            @Context UriInfo uri)
            throws IOException {
        ImportView view = imports.run(webaideId, MediaRange.of(headers.getMediaType()), body);
        if (view.state() != ImportState.RUNNING) {
            return Response.ok(view).build();
        }
        return Response.accepted(view)
                .location(uri.getBaseUriBuilder()
                        .path("webaides/{webaide}/imports/{import}")
                        .build(view.webaideId(), view.id()))
                .build();
    }

    @GET
    @Path("{webaide}/imports/{import}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "import-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getImport", summary = "Read how far an import is; it is known for some days")
    public ImportView get(@PathParam("webaide") String webaideId, @PathParam("import") String importId) {
        return reads.get(webaideId, importId);
    }

    @GET
    @Path("{webaide}/imports/{import}/items")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    @Refuses({"webaide-not-found", "import-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listImportItems",
            summary = "List what became of the items of a file, in their order there")
    public Page<ImportItem> items(
            @PathParam("webaide") String webaideId,
            @PathParam("import") String importId,
            @Parameter(
                            description = "Only those of this outcome",
                            schema = @Schema(implementation = ImportOutcome.class))
                    @QueryParam("outcome")
                    String outcome,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return reads.items(
                webaideId, importId, Parameters.constant("outcome", outcome, ImportOutcome.class), limit, cursor);
    }
}
