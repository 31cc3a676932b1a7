package org.gatehouse.mail.ip;

import static org.gatehouse.security.Scope.IP_ALLOCATIONS_READ;
import static org.gatehouse.security.Scope.IP_ALLOCATIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
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
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.WholeOrganization;

/** Pools of IP addresses over HTTP. They lie in no domain. */
@Path("ip-pools")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class IpPoolsResource {
    @Inject
    Cursors cursors;

    @Inject
    IpPoolService pools;

    @Inject
    Preconditions given;

    @GET
    @RolesAllowed(IP_ALLOCATIONS_READ)
    @WholeOrganization
    @Operation(operationId = "listIpPools", summary = "List pools of IP addresses by name")
    public Page<IpPoolView> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return pools.list(cursors.listing(limit, cursor, "ip-pools"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(IP_ALLOCATIONS_WRITE)
    @WholeOrganization
    @Refuses({"ip-pool-name-taken", "ip-range-taken"})
    @Operation(operationId = "createIpPool", summary = "Make a pool of IP addresses that can be given to users")
    @APIResponseSchema(value = IpPoolView.class, responseCode = "201")
    public Response create(IpPoolDraft draft, @Context UriInfo uri) {
        IpPoolView view = pools.create(draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.id().toString()).build())
                .tag(view.etag())
                .entity(view)
                .build();
    }

    @GET
    @Path("{ipPool}")
    @RolesAllowed(IP_ALLOCATIONS_READ)
    @WholeOrganization
    @Refuses("ip-pool-not-found")
    @Operation(operationId = "getIpPool", summary = "Read a pool of IP addresses")
    @APIResponseSchema(IpPoolView.class)
    public Response get(@PathParam("ipPool") String pool) {
        return answer(pools.get(pool));
    }

    @PATCH
    @Path("{ipPool}")
    @Consumes(MergePatch.TYPE)
    @RolesAllowed(IP_ALLOCATIONS_WRITE)
    @WholeOrganization
    @Refuses({"ip-pool-not-found", "ip-pool-name-taken", "ip-range-taken"})
    @Operation(
            operationId = "patchIpPool",
            summary = "Change a pool of IP addresses; what users have of it stays theirs")
    @APIResponseSchema(IpPoolView.class)
    public Response patch(
            @PathParam("ipPool") String pool,
            @RequestBody(content = @Content(schema = @Schema(implementation = IpPoolDraft.class))) MergePatch patch) {
        return answer(pools.patch(pool, given, patch));
    }

    @DELETE
    @Path("{ipPool}")
    @RolesAllowed(IP_ALLOCATIONS_WRITE)
    @WholeOrganization
    @Refuses("ip-pool-not-found")
    @Operation(
            operationId = "deleteIpPool",
            summary = "Delete a pool of IP addresses; what users have of it stays theirs")
    @APIResponse(responseCode = "204", description = "It is gone")
    public Response delete(@PathParam("ipPool") String pool) {
        pools.delete(pool, given);
        return Response.noContent().build();
    }

    @GET
    @Path("{ipPool}/free")
    @RolesAllowed(IP_ALLOCATIONS_READ)
    @WholeOrganization
    @Unversioned
    @Refuses("ip-pool-not-found")
    @Operation(operationId = "getFreeAddresses", summary = "Tell how much of a pool of IP addresses is free")
    public FreeAddresses free(@PathParam("ipPool") String pool) {
        return pools.free(pool);
    }

    private static Response answer(IpPoolView view) {
        return Response.ok(view).tag(view.etag()).build();
    }
}
