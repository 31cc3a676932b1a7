package org.gatehouse.factors.hardware;

import static org.gatehouse.security.Scope.HARDWARE_TOKENS_READ;
import static org.gatehouse.security.Scope.HARDWARE_TOKENS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.WholeOrganization;

/** Hardware tokens over HTTP. They lie in no domain. */
@Path("hardware-tokens")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class HardwareTokensResource {
    private static final String PSKC = "application/pskc+xml";
    private static final String CSV = "text/csv";
    private static final int LONGEST_SERIAL = 64;

    @Inject
    Cursors cursors;

    @Inject
    HardwareTokenService tokens;

    @Inject
    TokenImport imports;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(HARDWARE_TOKENS_READ)
    @WholeOrganization
    @Refuses({"user-not-found", "user-protected"})
    @Operation(operationId = "listHardwareTokens", summary = "List hardware tokens by serial number")
    public Page<HardwareTokenView> list(
            @Parameter(description = "Id or username of whose token is asked for") @QueryParam("user") String user,
            @Parameter(description = "The serial number, without case") @QueryParam("serialNumber") String serialNumber,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        String serial = Parameters.text("serialNumber", serialNumber, LONGEST_SERIAL);
        return tokens.list(user, serial, cursors.listing(limit, cursor, "hardware-tokens", user, serial));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Refuses("serial-number-taken")
    @Operation(operationId = "createHardwareToken", summary = "Make a hardware token known")
    @APIResponseSchema(value = HardwareTokenView.class, responseCode = "201")
    public Response create(HardwareTokenDraft draft, @Context UriInfo uri) {
        HardwareTokenView view = tokens.create(draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @POST
    @Path("import")
    @Consumes({PSKC, CSV})
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Unversioned
    @Refuses({"token-file-unreadable", "body-too-large", "unsupported-media-type"})
    @Operation(
            operationId = "importHardwareTokens",
            summary = "Make the hardware tokens of a file known, each for itself",
            description = "PSKC (RFC 6030) with seeds plain or under a pre-shared key, or CSV whose first row names"
                    + " columns by the members of a draft. Up to 32 MiB and 100 000 tokens; a wrong one stops no other."
                    + " Of a file that cannot be read none is made.")
    @APIResponse(
            responseCode = "200",
            description = "It has ended; with what became of each token",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TokenImportView.class)))
    public Response importFile(
            @RequestBody(
                            content = {
                                @Content(mediaType = PSKC, schema = @Schema(type = SchemaType.STRING)),
                                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
                            })
                    InputStream body,
            @Parameter(description = "The key of an encrypted PSKC file, in hex; used for this call and forgotten")
                    @HeaderParam("X-Pre-Shared-Key")
                    String preSharedKey,
            @Context HttpHeaders headers)
            throws IOException {
        MediaType sent = headers.getMediaType();
        if (sent == null) {
            throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("say text/csv or application/pskc+xml");
        }
        boolean isCsv = sent.isCompatible(MediaType.valueOf(CSV));
        return Response.ok(imports.run(body, isCsv, preSharedKey)).build();
    }

    @GET
    @Path("{token}")
    @RolesAllowed(HARDWARE_TOKENS_READ)
    @WholeOrganization
    @Refuses({"hardware-token-not-found", "user-protected"})
    @Operation(operationId = "getHardwareToken", summary = "Read a hardware token")
    @APIResponseSchema(HardwareTokenView.class)
    public Response get(@PathParam("token") String id) {
        return answer(tokens.get(id));
    }

    @PATCH
    @Path("{token}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Refuses({"hardware-token-not-found", "user-protected"})
    @Operation(operationId = "patchHardwareToken", summary = "Change the alias of a hardware token")
    @APIResponseSchema(HardwareTokenView.class)
    public Response patch(
            @PathParam("token") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = HardwareTokenChange.class)))
                    MergePatch patch) {
        return answer(tokens.patch(id, given, patch));
    }

    @DELETE
    @Path("{token}")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Refuses({"hardware-token-not-found", "user-protected"})
    @Operation(operationId = "deleteHardwareToken", summary = "Delete a hardware token, also from its user")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("token") String id) {
        tokens.delete(id, given);
        return Response.noContent().build();
    }

    @POST
    @Path("{token}/resync")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Refuses({"hardware-token-not-found", "user-protected", "resync-failed"})
    @Operation(
            operationId = "resyncHardwareToken",
            summary = "Find the place of a token again: within a day of now, or within 1 000 presses of its button")
    @APIResponseSchema(HardwareTokenView.class)
    public Response resync(@PathParam("token") String id, ResyncRequest request) {
        return answer(tokens.resync(id, given, request));
    }

    @POST
    @Path("{token}/unlock")
    @RolesAllowed(HARDWARE_TOKENS_WRITE)
    @WholeOrganization
    @Refuses({"hardware-token-not-found", "user-protected"})
    @Operation(
            operationId = "unlockHardwareToken",
            summary = "Forget wrong codes, also when the token is revoked for them")
    @APIResponseSchema(HardwareTokenView.class)
    public Response unlock(@PathParam("token") String id) {
        return answer(tokens.unlock(id, given));
    }

    private static Response answer(HardwareTokenView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
