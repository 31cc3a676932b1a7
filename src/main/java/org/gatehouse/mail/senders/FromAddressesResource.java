package org.gatehouse.mail.senders;

import static org.gatehouse.security.Scope.FROM_ADDRESSES_READ;
import static org.gatehouse.security.Scope.FROM_ADDRESSES_WRITE;

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

/** What a user may send as, over HTTP. */
@Path("users/{user}/from-addresses")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sending")
public class FromAddressesResource {
    @Inject
    FromAddressService senders;

    @GET
    @UserMode
    @RolesAllowed(FROM_ADDRESSES_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "listFromAddresses",
            summary = "List the addresses and domains that a user may send as, the own mailbox first")
    public Page<FromAddressView> list(@PathParam("user") String user) {
        return new Page<>(senders.list(user), null);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(FROM_ADDRESSES_WRITE)
    @Unversioned
    @Refuses({
        "user-not-found",
        "user-protected",
        "domain-not-allowed",
        "from-address-exists",
        "from-address-refused",
        "too-many-from-addresses"
    })
    @Operation(operationId = "addFromAddress", summary = "Let a user send as an address, or as all of a domain")
    @APIResponseSchema(value = FromAddressView.class, responseCode = "201")
    public Response add(@PathParam("user") String user, FromAddressDraft draft, @Context UriInfo uri) {
        FromAddressView view = senders.add(user, draft);
        return Response.created(
                        uri.getAbsolutePathBuilder().segment(view.sender()).build())
                .entity(view)
                .build();
    }

    @GET
    @Path("{sender}")
    @UserMode
    @RolesAllowed(FROM_ADDRESSES_READ)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "from-address-not-found"})
    @Operation(
            operationId = "getFromAddress",
            summary = "Read one of the addresses and domains that a user may send as")
    public FromAddressView get(@PathParam("user") String user, @PathParam("sender") String sender) {
        return senders.get(user, sender);
    }

    @DELETE
    @Path("{sender}")
    @RolesAllowed(FROM_ADDRESSES_WRITE)
    @Unversioned
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed", "from-address-not-found"})
    @Operation(operationId = "removeFromAddress", summary = "Let a user no longer send as an address or domain")
    @APIResponse(responseCode = "204", description = "The user may not send as it any more")
    public Response remove(@PathParam("user") String user, @PathParam("sender") String sender) {
        senders.remove(user, sender);
        return Response.noContent().build();
    }
}
