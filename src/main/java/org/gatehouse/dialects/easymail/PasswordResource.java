package org.gatehouse.dialects.easymail;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.gatehouse.api.Preconditions;
import org.gatehouse.domains.DomainNumbers;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserNumbers;
import org.gatehouse.users.UserPasswords;
import org.gatehouse.users.UserView;

/** Passwords of users. */
@Path("user-change-password")
@ApplicationScoped
@Produces(EasyMail.TYPE)
public class PasswordResource {
    @Inject
    DomainNumbers domains;

    @Inject
    UserNumbers users;

    @Inject
    UserPasswords passwords;

    @Inject
    EasyMailDrafts sent;

    @Inject
    Fields fields;

    @Inject
    Preconditions given;

    /** Sets the password of a user, who is found only together with the right domain. */
    @POST
    @RolesAllowed(USERS_PASSWORD_WRITE)
    public Done change() {
        long id = fields.requiredId("id");
        long domain = fields.requiredId("domain_id");
        UserView user = users.get(id);
        if (!domains.get(domain).id().equals(user.domainId())) {
            throw UserDirectory.notFound();
        }
        passwords.set(user.id().toString(), given, sent.newPassword());
        return Done.DONE;
    }
}
