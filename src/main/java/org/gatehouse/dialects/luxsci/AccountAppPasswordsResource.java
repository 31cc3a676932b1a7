package org.gatehouse.dialects.luxsci;

import static org.gatehouse.security.Scope.APPLICATION_PASSWORDS_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordService;

/** The passwords of all users' programs. */
@Path("account/{account}/app_passwords")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class AccountAppPasswordsResource {
    @Inject
    Accounts accounts;

    @Inject
    ApplicationPasswordService passwords;

    /** By number, without those of users out of reach. */
    @GET
    @RolesAllowed(APPLICATION_PASSWORDS_READ)
    public StreamingOutput list(@PathParam("account") String account) {
        accounts.require(account);
        return LongAnswer.of(passwords::after, row -> AppPasswordBody.of(row.view(), row.username()));
    }
}
