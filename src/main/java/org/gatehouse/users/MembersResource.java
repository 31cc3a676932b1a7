package org.gatehouse.users;

import static org.gatehouse.security.Scope.DOMAINS_MEMBERS_READ;
import static org.gatehouse.security.Scope.DOMAINS_MEMBERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.Cursors;
import org.gatehouse.api.Page;
import org.gatehouse.api.Refuses;

/** Memberships of a domain over HTTP. */
@Path("domains/{domain}/members")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Domains")
public class MembersResource {
    @Inject
    Cursors cursors;

    @Inject
    MemberService members;

    @GET
    @RolesAllowed(DOMAINS_MEMBERS_READ)
    @Refuses({"domain-not-found", "domain-not-allowed"})
    @Operation(operationId = "listMembers", summary = "List the members of a domain")
    public Page<MemberView> list(
            @PathParam("domain") String domain,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return members.list(domain, cursors.listing(limit, cursor, "members", domain));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "user-protected"})
    @Operation(operationId = "replaceMembers", summary = "Set all members of a domain at once")
    public MemberSetResult replace(@PathParam("domain") String domain, MemberSet set) {
        return members.replace(domain, set);
    }

    @PUT
    @Path("{user}")
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    @Refuses({"domain-not-found", "domain-not-allowed", "user-not-found", "user-protected"})
    @Operation(operationId = "addMember", summary = "Make a user a member of a domain")
    public MemberView add(@PathParam("domain") String domain, @PathParam("user") String user) {
        return members.add(domain, user);
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    @Refuses({
        "domain-not-found",
        "domain-not-allowed",
        "user-not-found",
        "user-protected",
        "not-a-member",
        "home-domain"
    })
    @Operation(operationId = "removeMember", summary = "End a user's membership of a domain")
    @APIResponse(responseCode = "204", description = "It has ended")
    public Response remove(@PathParam("domain") String domain, @PathParam("user") String user) {
        members.remove(domain, user);
        return Response.noContent().build();
    }
}
