package org.gatehouse.domains;

import static org.gatehouse.security.Scope.DOMAINS_READ;
import static org.gatehouse.security.Scope.DOMAINS_WRITE;

import com.ibm.icu.lang.UCharacter;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Page;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;

/** Domains over HTTP. The users feature makes new ones, since they may come with a first user. */
@Path("domains")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Domains")
public class DomainsResource {
    private static final int MAX_PREFIX = 253;

    @Inject
    Cursors cursors;

    @Inject
    DomainService domains;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(DOMAINS_READ)
    @Operation(operationId = "listDomains", summary = "List domains by name")
    public Page<DomainView> list(
            @Parameter(
                            description = "What the name, in A-labels, begins with",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            minLength = 1,
                                            maxLength = MAX_PREFIX,
                                            pattern = "^[0-9A-Za-z.-]+$"))
                    @QueryParam("name")
                    String name,
            @Parameter(description = "true or false", schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("enabled")
                    String enabled,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        DomainFilter filter = new DomainFilter(prefix(name), Parameters.bool("enabled", enabled));
        return domains.list(filter, cursors.listing(limit, cursor, "domains", filter));
    }

    @GET
    @Path("{domain}")
    @RolesAllowed(DOMAINS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "getDomain", summary = "Read a domain")
    @APIResponseSchema(DomainView.class)
    public Response get(@PathParam("domain") String idOrName) {
        return answer(domains.get(idOrName));
    }

    @PATCH
    @Path("{domain}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(DOMAINS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "patchDomain", summary = "Change a domain")
    @APIResponseSchema(DomainView.class)
    public Response patch(
            @PathParam("domain") String idOrName,
            @RequestBody(content = @Content(schema = @Schema(implementation = DomainDraft.class))) MergePatch patch) {
        return answer(domains.patch(idOrName, given, patch));
    }

    @DELETE
    @Path("{domain}")
    @RolesAllowed(DOMAINS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "domain-not-empty", "user-protected"})
    @Operation(operationId = "deleteDomain", summary = "Delete a domain and say how much went with it")
    public DomainDeletion delete(
            @PathParam("domain") String idOrName,
            @Parameter(
                            description = "true to delete its users and aliases with it; needed when it has any",
                            schema = @Schema(type = SchemaType.BOOLEAN))
                    @QueryParam("cascade")
                    String cascade) {
        return domains.delete(idOrName, given, Boolean.TRUE.equals(Parameters.bool("cascade", cascade)));
    }

    private static Response answer(DomainView view) {
        return Response.ok(view).tag(view.etag()).build();
    }

    private static String prefix(String name) {
        Parameters.text("name", name, MAX_PREFIX);
        if (name != null && !name.matches("[0-9A-Za-z.-]+")) {
            throw CommonProblem.INVALID_PARAMETER.because("name must be the beginning of a domain name in A-labels");
        }
        return name == null ? null : UCharacter.toLowerCase(Locale.ROOT, name);
    }
}
