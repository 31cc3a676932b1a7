package org.gatehouse.dialects.luxsci;

import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Instant;
import org.gatehouse.api.Parameters;
import org.gatehouse.api.Preconditions;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.users.ProfileService;
import org.gatehouse.users.Status;
import org.gatehouse.users.UserDrafts;
import org.gatehouse.users.UserFilter;
import org.gatehouse.users.UserPages;
import org.gatehouse.users.UserRevision;
import org.gatehouse.users.UserService;

/** The users of an account. */
@Path("account/{account}/users")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class UsersResource {
    @Inject
    Accounts accounts;

    @Inject
    UserService users;

    @Inject
    UserPages pages;

    @Inject
    ProfileService profiles;

    @Inject
    UserDrafts drafts;

    @Inject
    UserRequests requests;

    @Inject
    UserBodies bodies;

    @Inject
    Preconditions given;

    @Inject
    Clock clock;

    /** All of them, or those of a status, a home domain, an age, in order of making. */
    @GET
    @RolesAllowed(USERS_READ)
    public StreamingOutput list(
            @PathParam("account") String account,
            @QueryParam("status") String status,
            @QueryParam("domain") String domain,
            @QueryParam("younger_than") String youngerThan,
            @QueryParam("older_than") String olderThan) {
        accounts.require(account);
        UserFilter filter = users.in(
                orNull(domain),
                UserFilter.made(
                        Parameters.constant("status", orNull(status), Status.class),
                        began("younger_than", youngerThan),
                        began("older_than", olderThan)));
        return LongAnswer.of(
                (last, most) -> bodies.of(pages.after(last == null ? null : last.user(), filter, most)),
                UserBodies.Row::body);
    }

    @POST
    @RolesAllowed(USERS_WRITE)
    public Envelope create(@PathParam("account") String account, LenientBody body) {
        accounts.require(account);
        return Envelope.of(bodies.of(users.createProfiled(drafts.judge(requests.draft(body)))));
    }

    @GET
    @Path("{user}")
    @RolesAllowed(USERS_READ)
    public Envelope get(@PathParam("account") String account, @PathParam("user") String user) {
        accounts.require(account);
        return Envelope.of(bodies.of(profiles.get(user)));
    }

    @PUT
    @Path("{user}")
    @RolesAllowed(USERS_WRITE)
    public Envelope update(@PathParam("account") String account, @PathParam("user") String user, LenientBody body) {
        accounts.require(account);
        UserRevision revision = requests.revision(body, () -> bodies.of(profiles.get(user)));
        return Envelope.of(bodies.of(users.revise(user, given, drafts.judge(user, revision))));
    }

    @DELETE
    @Path("{user}")
    @RolesAllowed(USERS_WRITE)
    public Envelope delete(@PathParam("account") String account, @PathParam("user") String user) {
        accounts.require(account);
        users.delete(user, given);
        return Envelope.done();
    }

    private Instant began(String name, String age) {
        return Parameters.value(name, orNull(age), text -> Age.parse(text, clock.instant()));
    }

    private static String orNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
