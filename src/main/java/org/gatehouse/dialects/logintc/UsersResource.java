package org.gatehouse.dialects.logintc;

import static org.gatehouse.dialects.logintc.LoginTcId.USER;
import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.gatehouse.api.Preconditions;
import org.gatehouse.platform.Ids;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserService;
import org.gatehouse.users.UserView;

/** Users. */
@Path("users")
@ApplicationScoped
@Produces(LoginTc.TYPE)
public class UsersResource {
    @Inject
    UserService users;

    @Inject
    UserBodies bodies;

    @Inject
    UserRequests requests;

    @Inject
    Bodies sent;

    @Inject
    Preconditions given;

    @Inject
    HttpServletRequest request;

    @POST
    @RolesAllowed(USERS_WRITE)
    public UserBody create(InputStream body) throws IOException {
        return bodies.of(users.create(requests.newUser(sent.read(body))));
    }

    /** One user by name, or a page of all. */
    @GET
    @RolesAllowed(USERS_READ)
    public Object list() {
        LoginTcQuery query = new LoginTcQuery(request.getQueryString());
        Optional<String> username = query.username();
        return username.isPresent()
                ? bodies.of(named(username.get()))
                : bodies.of(users.page(query.page(), LoginTc.PAGE));
    }

    @GET
    @Path("{user}")
    @RolesAllowed(USERS_READ)
    public UserBody get(@PathParam("user") String user) {
        return bodies.of(users.get(USER.read(user)));
    }

    @PUT
    @Path("{user}")
    @RolesAllowed(USERS_WRITE)
    public UserBody update(@PathParam("user") String user, InputStream body) throws IOException {
        String id = USER.read(user);
        return bodies.of(users.patchUnderItsName(id, given, requests.change(sent.read(body))));
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed(USERS_WRITE)
    public Response delete(@PathParam("user") String user) {
        users.delete(USER.read(user), given);
        return LoginTc.done();
    }

    /** Ids of ours are no usernames. */
    private UserView named(String username) {
        if (Ids.parse(username).isPresent()) {
            throw UserDirectory.notFound();
        }
        return users.get(username);
    }
}
