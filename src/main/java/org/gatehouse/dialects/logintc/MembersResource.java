package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.DOMAIN;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;
import static org.gatehouse.security.Scope.DOMAINS_MEMBERS_READ;
import static org.gatehouse.security.Scope.DOMAINS_MEMBERS_WRITE;
import static org.gatehouse.security.Scope.USERS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.gatehouse.security.Caller;
import org.gatehouse.users.MemberService;
import org.gatehouse.users.NewUser;

/** Memberships of a domain. */
@Path("domains/{domain}/users")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class MembersResource {
    private static final int MOST = 10_000;

    @Inject
    MemberService members;

    @Inject
    UserBodies bodies;

    @Inject
    UserRequests requests;

    @Inject
    Bodies sent;

    @Inject
    Caller caller;

    @Inject
    HttpServletRequest request;

    @GET
    @RolesAllowed(DOMAINS_MEMBERS_READ)
    public List<UserBody> list(@PathParam("domain") String domain) {
        caller.require(USERS_READ);
        int page = new LoginTcQuery(request.getQueryString()).page();
        return bodies.of(members.page(DOMAIN.read(domain), page, LoginTc.PAGE));
    }

    /** Makes just these users the members; those who are not there yet are made. */
    @PUT
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    public Response replace(@PathParam("domain") String domain, InputStream body) throws IOException {
        String id = DOMAIN.read(domain);
        List<NewUser> users = sent.readMany(body).elements(MOST).stream()
                .map(requests::newUser)
                .toList();
        members.replaceOrMake(id, users);
        return LoginTc.done();
    }

    @GET
    @Path("{user}")
    @RolesAllowed(DOMAINS_MEMBERS_READ)
    public UserBody get(@PathParam("domain") String domain, @PathParam("user") String user) {
        caller.require(USERS_READ);
        return bodies.of(members.get(DOMAIN.read(domain), USER.read(user)));
    }

    @PUT
    @Path("{user}")
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    public Response add(@PathParam("domain") String domain, @PathParam("user") String user) {
        members.add(DOMAIN.read(domain), USER.read(user));
        return LoginTc.done();
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed(DOMAINS_MEMBERS_WRITE)
    public Response remove(@PathParam("domain") String domain, @PathParam("user") String user) {
        members.remove(DOMAIN.read(domain), USER.read(user));
        return LoginTc.done();
    }
}
