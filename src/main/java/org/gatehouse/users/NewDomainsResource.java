package org.gatehouse.users;

import static org.gatehouse.security.Scope.DOMAINS_WRITE;

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

/** New domains over HTTP, alone or with a first user. JAX-RS joins this to the other operations on the same path. */
@Path("domains")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Domains")
public class NewDomainsResource {
    @Inject
    UserService users;

    @Inject
    UserDrafts drafts;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DOMAINS_WRITE)
    @WholeOrganization
    @Refuses({"domain-taken", "address-outside", "address-taken", "username-taken", "domain-full", "password-refused"})
    @Operation(operationId = "createDomain", summary = "Make a domain and, if wanted, its first user: both or neither")
    @APIResponseSchema(value = NewDomain.class, responseCode = "201")
    public Response create(NewDomainDraft draft, @Context UriInfo uri) {
        NewDomain made = users.create(draft.domain(), drafts.firstUser(draft));
        return Response.created(uri.getAbsolutePathBuilder()
                        .path(made.domain().id().toString())
                        .build())
                .tag(made.domain().etag())
                .entity(made)
                .build();
    }
}
