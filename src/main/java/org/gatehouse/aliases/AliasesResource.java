package org.gatehouse.aliases;

import static org.gatehouse.security.Scope.ALIASES_READ;
import static org.gatehouse.security.Scope.ALIASES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.domains.EmailAddress;

/** Aliases over HTTP. */
@Path("aliases")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Aliases")
public class AliasesResource {
    @Inject
    Cursors cursors;

    @Inject
    AliasService aliases;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(ALIASES_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "listAliases", summary = "List aliases by address")
    public Page<AliasView> list(
            @Parameter(description = "Id or name of their domain") @QueryParam("domain") String domain,
            @Parameter(
                            description = "An address that they deliver to",
                            schema = @Schema(implementation = EmailAddress.class))
                    @QueryParam("destination")
                    String destination,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        EmailAddress address = Parameters.value("destination", destination, EmailAddress::parse);
        AliasFilter filter = new AliasFilter(null, address == null ? null : address.key());
        return aliases.list(domain, filter, cursors.listing(limit, cursor, "aliases", domain, filter));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ALIASES_WRITE)
    @Refuses({"domain-not-allowed", "address-outside", "address-taken", "alias-loop"})
    @Operation(operationId = "createAlias", summary = "Make an alias, or with @domain the catch-all of a domain")
    @APIResponseSchema(value = AliasView.class, responseCode = "201")
    public Response create(AliasDraft draft, @Context UriInfo uri) {
        AliasView view = aliases.create(draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @GET
    @Path("{alias}")
    @RolesAllowed(ALIASES_READ)
    @Refuses({"alias-not-found", "domain-not-allowed"})
    @Operation(operationId = "getAlias", summary = "Read an alias")
    @APIResponseSchema(AliasView.class)
    public Response get(@PathParam("alias") String idOrAddress) {
        return answer(aliases.get(idOrAddress));
    }

    @PATCH
    @Path("{alias}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(ALIASES_WRITE)
    @Refuses({"alias-not-found", "domain-not-allowed", "address-outside", "address-taken", "alias-loop"})
    @Operation(
            operationId = "patchAlias",
            summary = "Change an alias; aliases that deliver to it follow to another address")
    @APIResponseSchema(AliasView.class)
    public Response patch(
            @PathParam("alias") String idOrAddress,
            @RequestBody(content = @Content(schema = @Schema(implementation = AliasDraft.class))) MergePatch patch) {
        return answer(aliases.patch(idOrAddress, given, patch));
    }

    @DELETE
    @Path("{alias}")
    @RolesAllowed(ALIASES_WRITE)
    @Refuses({"alias-not-found", "domain-not-allowed"})
    @Operation(
            operationId = "deleteAlias",
            summary = "Delete an alias, in other aliases the destinations that lead to it, and those left with none")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("alias") String idOrAddress) {
        aliases.delete(idOrAddress, given);
        return Response.noContent().build();
    }

    private static Response answer(AliasView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
