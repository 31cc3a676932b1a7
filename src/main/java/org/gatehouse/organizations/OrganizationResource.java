package org.gatehouse.organizations;

import static org.gatehouse.security.Scope.ORGANIZATION_READ;
import static org.gatehouse.security.Scope.ORGANIZATION_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.Caller;
import org.gatehouse.security.WholeOrganization;

/** The caller's own organization over HTTP. */
@Path("organization")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
public class OrganizationResource {
    @Inject
    OrganizationService organizations;

    @Inject
    Caller caller;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(ORGANIZATION_READ)
    @Operation(operationId = "getOwnOrganization", summary = "Read your own organization")
    @APIResponseSchema(OrganizationView.class)
    public Response get() {
        return answer(organizations.get(caller.organizationId()));
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(ORGANIZATION_WRITE)
    @WholeOrganization
    @Refuses("organization-name-taken")
    @Operation(operationId = "patchOwnOrganization", summary = "Change name or settings of your own organization")
    @APIResponseSchema(OrganizationView.class)
    public Response patch(
            @RequestBody(content = @Content(schema = @Schema(implementation = OrganizationChange.class)))
                    MergePatch patch) {
        return answer(organizations.patch(caller.organizationId(), given, patch));
    }

    static Response answer(OrganizationView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
