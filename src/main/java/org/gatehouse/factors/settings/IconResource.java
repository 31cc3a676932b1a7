package org.gatehouse.factors.settings;

import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.SECOND_FACTOR_READ;
import static org.gatehouse.security.Scope.SECOND_FACTOR_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;

/** Icons of domains over HTTP. */
@Path("domains/{domain}/icon")
@ApplicationScoped
@Produces({IconResource.PNG, MediaType.APPLICATION_JSON})
@Tag(name = "Second factors")
public class IconResource {
    static final String PNG = "image/png";

    @Inject
    IconService icons;

    @Inject
    IconUpload upload;

    @Inject
    Preconditions given;

    @GET
    @Produces(PNG)
    @RolesAllowed({SECOND_FACTOR_READ, DOMAINS_READ})
    @Refuses({"domain-not-found", "domain-not-allowed", "icon-not-found"})
    @Operation(operationId = "getIcon", summary = "Get the icon that a domain shows on devices")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = @Content(mediaType = PNG, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(@PathParam("domain") String domain) {
        IconFile icon = icons.get(domain);
        return Response.ok(icon.png(), PNG).tag(icon.etag()).build();
    }

    @PUT
    @Consumes(PNG)
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "icon-refused", "body-too-large", "unsupported-media-type"})
    @Operation(
            operationId = "putIcon",
            summary = "Set the icon of a domain: a PNG of at most 256 KiB and 1024 by 1024 pixels, written anew")
    @APIResponse(responseCode = "204", description = "It is kept; `ETag` names its version")
    public Response put(
            @PathParam("domain") String domain,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = PNG,
                                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
                    InputStream body)
            throws IOException {
        return Response.noContent().tag(upload.put(domain, given, body)).build();
    }

    @DELETE
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "icon-not-found"})
    @Operation(operationId = "deleteIcon", summary = "Delete the icon of a domain")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("domain") String domain) {
        icons.delete(domain, given);
        return Response.noContent().build();
    }
}
