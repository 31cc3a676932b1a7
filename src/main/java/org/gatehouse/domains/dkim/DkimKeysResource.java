package org.gatehouse.domains.dkim;

import static org.gatehouse.security.Scope.DKIM_KEYS_READ;
import static org.gatehouse.security.Scope.DKIM_KEYS_WRITE;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;

/** The DKIM keys of a domain over HTTP. */
@Path("domains/{domain}/dkim-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mail domains")
public class DkimKeysResource {
    @Inject
    DkimKeyService keys;

    @GET
    @RolesAllowed(DKIM_KEYS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "listDkimKeys", summary = "List the DKIM keys of a domain by selector, at most ten")
    public Page<DkimKeyView> list(@PathParam("domain") String domain) {
        return new Page<>(keys.ofDomain(domain), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DKIM_KEYS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "domain-not-verified", "selector-taken", "too-many-dkim-keys"})
    @Operation(operationId = "createDkimKey", summary = "Make a DKIM key, and say which record publishes it")
    @APIResponseSchema(value = DkimKeyView.class, responseCode = "201")
    public Response create(@PathParam("domain") String domain, DkimKeyDraft draft, @Context UriInfo uri) {
        return created(keys.create(domain, draft), uri);
    }

    static Response created(DkimKeyView view, UriInfo uri) {
        return Response.created(uri.getBaseUriBuilder()
                        .path("domains")
                        .path(view.domainId().toString())
                        .path("dkim-keys")
                        .path(view.id().toString())
                        .build())
                .tag(view.etag())
                .entity(view)
                .build();
    }
}
