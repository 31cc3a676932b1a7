package org.gatehouse.factors.settings;

import static org.gatehouse.security.Scope.SECOND_FACTOR_READ;
import static org.gatehouse.security.Scope.SECOND_FACTOR_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
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
import org.gatehouse.api.Tagged;
import org.gatehouse.security.WholeOrganization;

/** What the caller's organization asks of its users, over HTTP. */
@Path("organization/second-factor")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class FactorPolicyResource {
    @Inject
    SettingsService settings;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(SECOND_FACTOR_READ)
    @Operation(
            operationId = "getFactorPolicy",
            summary = "Read who must show a second factor in your organization, and which kinds are taken")
    @APIResponseSchema(FactorPolicy.class)
    public Response get() {
        return answer(settings.policy());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @WholeOrganization
    @Operation(
            operationId = "replaceFactorPolicy",
            summary = "Set who must show a second factor in your organization, and which kinds are taken")
    @APIResponseSchema(FactorPolicy.class)
    public Response replace(FactorPolicy policy) {
        return answer(settings.replacePolicy(given, policy));
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @WholeOrganization
    @Operation(
            operationId = "patchFactorPolicy",
            summary = "Change who must show a second factor in your organization, or which kinds are taken")
    @APIResponseSchema(FactorPolicy.class)
    public Response patch(
            @RequestBody(content = @Content(schema = @Schema(implementation = FactorPolicy.class))) MergePatch patch) {
        return answer(settings.patchPolicy(given, patch));
    }

    private static Response answer(Tagged<FactorPolicy> tagged) {
        return Response.ok(tagged.view()).tag(tagged.etag()).build();
    }
}
