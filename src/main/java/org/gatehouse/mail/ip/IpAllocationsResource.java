package org.gatehouse.mail.ip;

import static org.gatehouse.security.Scope.IP_ALLOCATIONS_READ;
import static org.gatehouse.security.Scope.IP_ALLOCATIONS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Unversioned;
import org.gatehouse.security.UserMode;

/** The IP addresses of a user over HTTP. */
@Path("users/{user}/ip-allocations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class IpAllocationsResource {
    @Inject
    IpAllocationService allocations;

    @GET
    @UserMode
    @RolesAllowed(IP_ALLOCATIONS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listIpAllocations",
            summary = "List the IP addresses of a user, at most 1 000, IPv4 first")
    public Page<IpAllocationView> list(@PathParam("user") String user) {
        return new Page<>(allocations.list(user), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(IP_ALLOCATIONS_WRITE)
    @Unversioned
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "ip-taken",
        "ip-range-taken",
        "ip-pool-not-found",
        "ip-pool-exhausted",
        "too-many-ip-allocations"
    })
    @Operation(
            operationId = "allocateIp",
            summary = "Give a user an IP address, or the next free one of a pool; each has one user on the server")
    @APIResponseSchema(value = IpAllocationView.class, responseCode = "201")
    public Response allocate(@PathParam("user") String user, IpAllocationDraft draft, @Context UriInfo uri) {
        IpAllocationView view = allocations.allocate(user, draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().path(view.address()).build())
                .entity(view)
                .build();
    }

    @GET
    @Path("{ip}")
    @UserMode
    @RolesAllowed(IP_ALLOCATIONS_READ)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "ip-not-allocated"})
    @Operation(operationId = "getIpAllocation", summary = "Read an IP address of a user")
    public IpAllocationView get(@PathParam("user") String user, @PathParam("ip") String address) {
        return allocations.get(user, address);
    }

    @DELETE
    @Path("{ip}")
    @RolesAllowed(IP_ALLOCATIONS_WRITE)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "ip-not-allocated"})
    @Operation(operationId = "releaseIp", summary = "Take an IP address from a user; it is free then")
    @APIResponse(responseCode = "204", description = "The user has it no more")
    public Response release(@PathParam("user") String user, @PathParam("ip") String address) {
        allocations.release(user, address);
        return Response.noContent().build();
    }
}
