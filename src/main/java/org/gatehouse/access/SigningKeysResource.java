package org.gatehouse.access;

import static org.gatehouse.security.Scope.SIGNING_KEYS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.security.WholeOrganization;

/** The keys that sign access tokens, over HTTP. */
@Path("signing-keys")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Access tokens")
public class SigningKeysResource {
    @Inject
    SigningKeyService keys;

    @POST
    @Path("rotate")
    @RolesAllowed(SIGNING_KEYS_WRITE)
    @WholeOrganization
    @Operation(
            operationId = "rotateSigningKeys",
            summary = "Sign access tokens with a new key; tokens of the key before count on, older ones end")
    @APIResponseSchema(SigningKeyView.class)
    public SigningKeyView rotate() {
        return keys.rotate();
    }
}
