package org.gatehouse.organizations;

import static org.gatehouse.security.Scope.ORGANIZATIONS_READ;
import static org.gatehouse.security.Scope.ORGANIZATIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.WholeOrganization;

/** All organizations of the server, for its operators. The access feature makes new ones, since they come with a code. */
@Path("organizations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
public class OrganizationsResource {
    @Inject
    Cursors cursors;

    @Inject
    OrganizationService organizations;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(ORGANIZATIONS_READ)
    @WholeOrganization
    @Operation(operationId = "listOrganizations", summary = "List all organizations of the server")
    public Page<OrganizationView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return organizations.list(cursors.listing(limit, cursor, "organizations"));
    }

    @GET
    @Path("{organization}")
    @RolesAllowed(ORGANIZATIONS_READ)
    @WholeOrganization
    @Refuses("organization-not-found")
    @Operation(operationId = "getOrganization", summary = "Read an organization")
    @APIResponseSchema(OrganizationView.class)
    public Response get(@PathParam("organization") String id) {
        return OrganizationResource.answer(organizations.get(OrganizationService.id(id)));
    }

    @PATCH
    @Path("{organization}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(ORGANIZATIONS_WRITE)
    @WholeOrganization
    @Refuses({"organization-not-found", "organization-name-taken"})
    @Operation(operationId = "patchOrganization", summary = "Change name or settings of an organization")
    @APIResponseSchema(OrganizationView.class)
    public Response patch(
            @PathParam("organization") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = OrganizationChange.class)))
                    MergePatch patch) {
        return OrganizationResource.answer(organizations.patch(OrganizationService.id(id), given, patch));
    }

    @DELETE
    @Path("{organization}")
    @RolesAllowed(ORGANIZATIONS_WRITE)
    @WholeOrganization
    @Refuses({"organization-not-found", "user-protected", "organization-in-use"})
    @Operation(operationId = "deleteOrganization", summary = "Delete an organization with all that is its own")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("organization") String id) {
        organizations.delete(OrganizationService.id(id), given);
        return Response.noContent().build();
    }
}
