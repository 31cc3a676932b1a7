package org.gatehouse.dialects.easymail;

import static org.gatehouse.domains.DomainProblem.ADDRESS_OUTSIDE;
import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.Preconditions;
import org.gatehouse.domains.DomainNumbers;
import org.gatehouse.domains.DomainProblem;
import org.gatehouse.domains.DomainView;
import org.gatehouse.users.UserDraft;
import org.gatehouse.users.UserDrafts;
import org.gatehouse.users.UserNumbers;
import org.gatehouse.users.UserService;
import org.gatehouse.users.UserView;

/** The users who have their mailbox in a domain. */
@Path("")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class UsersResource {
    @Inject
    DomainNumbers domains;

    @Inject
    UserNumbers numbers;

    @Inject
    UserService users;

    @Inject
    UserDrafts drafts;

    @Inject
    EasyMailDrafts sent;

    @Inject
    Fields fields;

    @Inject
    Preconditions given;

    /** A user in a list. */
    record UserBody(long id, long domainId, String email) {}

    /** Those of a domain; of one that is not there, nobody. */
    @GET
    @Path("users/{domain}")
    @RolesAllowed(USERS_READ)
    public StreamingOutput list(@PathParam("domain") String id) {
        long number = Fields.id("domain_id", id);
        NumberedList.Pages<UserView> pages = pages(number);
        return new NumberedList<>(
                        "users",
                        Range.of(fields),
                        pages,
                        UserView::number,
                        user -> new UserBody(user.number(), number, user.address()))
                .toEnd();
    }

    private NumberedList.Pages<UserView> pages(long domain) {
        try {
            DomainView found = domains.get(domain);
            return (below, most) -> numbers.below(below, found.id(), most);
        } catch (ApiException refusal) {
            if (refusal.type() == DomainProblem.DOMAIN_NOT_FOUND) {
                return (below, most) -> List.of();
            }
            throw refusal;
        }
    }

    @POST
    @Path("users/{domain}")
    @RolesAllowed(USERS_WRITE)
    public Done create(@PathParam("domain") String id) {
        long number = Fields.id("domain_id", id);
        if (fields.has("domain_id") && fields.requiredId("domain_id") != number) {
            throw Fields.wrong("domain_id", "must be the one in the path");
        }
        DomainView domain = domains.get(number);
        UserDraft draft = sent.newUser();
        if (!draft.address().domain().equals(domain.name())) {
            throw ADDRESS_OUTSIDE.at("/email", "must lie in " + domain.name());
        }
        return Done.made(users.create(drafts.judge(draft)).number(), number);
    }

    /** The same where the vendor's page has it. */
    @POST
    @Path("user/{domain}")
    @RolesAllowed(USERS_WRITE)
    public Done createAsOnThePage(@PathParam("domain") String id) {
        return create(id);
    }

    @DELETE
    @Path("users")
    @RolesAllowed(USERS_WRITE)
    public Done delete() {
        UserView user = numbers.at(sent.email());
        users.delete(user.id().toString(), given);
        return Done.DONE;
    }
}
