package org.gatehouse.archive;

import static org.gatehouse.security.Scope.DOMAINS_EXPORT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;

/** Exports of domains over HTTP: begun, watched, fetched as a whole or in parts. */
@Path("domains/{domain}/export")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Archives")
public class ExportsResource {
    private static final String ZIP = "application/zip";

    @Inject
    ExportService exports;

    @Inject
    ExportPieces pieces;

    /** A proxy of the present request. JAX-RS would call a HEAD a GET. */
    @Inject
    HttpServletRequest request;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DOMAINS_EXPORT)
    @Unversioned
    @Refuses({"domain-not-found", "domain-not-allowed", "user-protected", "exports-running"})
    @Operation(operationId = "startExport", summary = "Begin to make an archive of a domain")
    @APIResponse(
            responseCode = "202",
            description = "It is being made; ask at `Location` how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ExportView.class)))
    public Response start(@PathParam("domain") String domain, ExportDraft draft, @Context UriInfo uri) {
        ExportView view = exports.start(domain, draft);
        return Response.accepted(view)
                .location(uri.getBaseUriBuilder()
                        .path("domains/{domain}/export/{export}")
                        .build(view.domainId(), view.id()))
                .build();
    }

    @GET
    @Path("{export}")
    @RolesAllowed(DOMAINS_EXPORT)
    @Unversioned
    @Refuses({"domain-not-found", "domain-not-allowed", "export-not-found"})
    @Operation(operationId = "getExport", summary = "Read how far an export is")
    public ExportView get(@PathParam("domain") String domain, @PathParam("export") String export) {
        return exports.get(domain, export);
    }

    @DELETE
    @Path("{export}")
    @RolesAllowed(DOMAINS_EXPORT)
    @Unversioned
    @Refuses({"domain-not-found", "domain-not-allowed", "export-not-found"})
    @Operation(operationId = "deleteExport", summary = "Delete an export and its archive before its time")
    @APIResponse(responseCode = "204", description = "It has gone")
    public Response delete(@PathParam("domain") String domain, @PathParam("export") String export) {
        exports.delete(domain, export);
        return Response.noContent().build();
    }

    @GET
    @Path("{export}/archive")
    @Produces({ZIP, MediaType.APPLICATION_JSON})
    @RolesAllowed(DOMAINS_EXPORT)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-protected",
        "export-not-found",
        "export-not-ready",
        "export-failed",
        "range-not-satisfiable"
    })
    @Operation(
            operationId = "getArchive",
            summary = "Fetch the archive, or with `Range` the rest of it",
            description = "Whoever fetches it needs the scopes for what is in it: users.password:export for hashes,"
                    + " dkim-keys:export for keys.")
    @APIResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(
            responseCode = "206",
            description = "The part of it that was asked for",
            content = @Content(mediaType = ZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response archive(
            @PathParam("domain") String domain,
            @PathParam("export") String export,
            @Parameter(description = "One part of it (RFC 9110, 14); all of it is sent if several are asked for")
                    @HeaderParam("Range")
                    String range,
            @Parameter(description = "The ETag to which the part must belong; else all of it is sent")
                    @HeaderParam("If-Range")
                    String ifRange) {
        ExportRun run = exports.fetch(domain, export);
        ExportRun.Archive archive = run.archive();
        boolean same = ifRange == null || ifRange.equals("\"" + archive.sha256() + "\"");
        Optional<ByteRange> part = same ? ByteRange.of(range, archive.size()) : Optional.empty();
        ByteRange sent = part.orElse(new ByteRange(0, archive.size() - 1));
        if (!HttpMethod.HEAD.equals(request.getMethod())) {
            exports.noteFetched(run, sent.first() == 0);
        }
        StreamingOutput bytes = out -> pieces.write(run, sent, out);
        Response.ResponseBuilder answer = Response.status(part.isPresent() ? 206 : 200)
                .entity(bytes)
                .type(ZIP)
                .tag(archive.sha256())
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.CONTENT_LENGTH, sent.length())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"domain.zip\"");
        part.ifPresent(range1 ->
                answer.header("Content-Range", "bytes " + range1.first() + "-" + range1.last() + "/" + archive.size()));
        return answer.build();
    }
}
