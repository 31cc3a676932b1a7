package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.security.Open;
import org.gatehouse.security.Scope;

/** What can be granted, over HTTP. */
@Path("scopes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API codes")
public class ScopesResource {
    @GET
    @Open
    @SecurityRequirements
    @Operation(operationId = "listScopes", summary = "List every scope of this release; no code needed")
    public Page<Scope> list() {
        return new Page<>(Scope.all(), null);
    }
}
