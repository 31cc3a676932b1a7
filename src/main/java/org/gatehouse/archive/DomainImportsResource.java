package org.gatehouse.archive;

import static org.gatehouse.security.Scope.DOMAINS_IMPORT;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.WholeOrganization;

/** Imports of domains over HTTP. */
@Path("domains/import")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Archives")
public class DomainImportsResource {
    private static final String ZIP = "application/zip";

    @Inject
    ArchiveUpload upload;

    @Inject
    ArchiveImportService imports;

    @POST
    @Consumes(ZIP)
    @RolesAllowed(DOMAINS_IMPORT)
    @WholeOrganization
    @Unversioned
    @Refuses({"imports-running", "body-too-large", "unsupported-media-type"})
    @Operation(
            operationId = "startDomainImport",
            summary = "Make a domain of an archive, all of it or nothing",
            description =
                    "What is in it needs scopes of its own: users.password:write for hashes, users.protected:write"
                            + " for protected users, dkim-keys:write for keys; the report says what was refused.")
    @APIResponse(
            responseCode = "202",
            description = "It is being imported; ask at `Location` what has become of it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    public Response start(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = ZIP,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body,
            @Context UriInfo uri)
            throws IOException {
        ImportView view = upload.take(body);
        return Response.accepted(view)
                .location(
                        uri.getBaseUriBuilder().path("domains/import/{import}").build(view.id()))
                .build();
    }

    @GET
    @Path("{domainImport}")
    @RolesAllowed(DOMAINS_IMPORT)
    @WholeOrganization
    @Unversioned
    @Refuses("domain-import-not-found")
    @Operation(operationId = "getDomainImport", summary = "Read what has become of an archive that was sent")
    public ImportView get(@PathParam("domainImport") String id) {
        return imports.get(id);
    }
}
