package org.gatehouse.access;

import static org.gatehouse.security.Scope.ORGANIZATIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Refuses;
import org.gatehouse.security.WholeOrganization;

/** New organizations over HTTP. JAX-RS joins this to the other operations on the same path. */
@Path("organizations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Organizations")
public class NewOrganizationsResource {
    @Inject
    NewOrganizationService organizations;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(ORGANIZATIONS_WRITE)
    @WholeOrganization
    @Refuses("organization-name-taken")
    @Operation(operationId = "createOrganization", summary = "Make an organization and its first API code")
    @APIResponseSchema(value = NewOrganization.class, responseCode = "201")
    public Response create(NewOrganizationDraft draft, @Context UriInfo uri) {
        NewOrganization made = organizations.create(draft);
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(made.organization().id().toString())
                        .build())
                .tag(made.organization().etag())
                .entity(made)
                .build();
    }
}
