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
import jakarta.ws.rs.PathParam;
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
import org.gatehouse.api.Tagged;

/** How domains ask for second factors, over HTTP. */
@Path("domains/{domain}/second-factor")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Second factors")
public class SecondFactorResource {
    @Inject
    SettingsService settings;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(SECOND_FACTOR_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "getSecondFactor", summary = "Read how a domain asks for second factors")
    @APIResponseSchema(SecondFactorSettings.class)
    public Response get(@PathParam("domain") String domain) {
        return answer(settings.settings(domain));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "replaceSecondFactor", summary = "Set how a domain asks for second factors")
    @APIResponseSchema(SecondFactorSettings.class)
    public Response replace(@PathParam("domain") String domain, SecondFactorSettings replacement) {
        return answer(settings.replaceSettings(domain, given, replacement));
    }

    @PATCH
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(SECOND_FACTOR_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "patchSecondFactor", summary = "Change some of how a domain asks for second factors")
    @APIResponseSchema(SecondFactorSettings.class)
    public Response patch(
            @PathParam("domain") String domain,
            @RequestBody(content = @Content(schema = @Schema(implementation = SecondFactorSettings.class)))
                    MergePatch patch) {
        return answer(settings.patchSettings(domain, given, patch));
    }

    private static Response answer(Tagged<SecondFactorSettings> tagged) {
        return Response.ok(tagged.view()).tag(tagged.etag()).build();
    }
}
