package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;
import static org.gatehouse.security.Scope.APPLICATION_PASSWORDS_READ;
import static org.gatehouse.security.Scope.APPLICATION_PASSWORDS_WRITE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.security.UserMode;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordDraft;
import org.gatehouse.users.applicationpasswords.ApplicationPasswordService;

/** The passwords of a user's programs. */
@Path("user/{user}/app_passwords")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class AppPasswordsResource {
    private static final String EXPIRES = "expires";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final long NOBODYS = 0;

    @Inject
    ApplicationPasswordService passwords;

    @Inject
    UserDirectory users;

    @Inject
    StrictJson json;

    /** Those that still count, the oldest first. */
    @GET
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_READ)
    public Envelope list(@PathParam("user") String user) {
        UserDirectory.Person person = users.get(user);
        List<AppPasswordBody> all = passwords.list(person.id().toString()).stream()
                .map(view -> AppPasswordBody.of(view, person.username()))
                .toList();
        return Envelope.of(all);
    }

    /** Makes one; it is in this answer and nowhere else. */
    @POST
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_WRITE)
    public Envelope create(@PathParam("user") String user, LenientBody body) {
        UserDirectory.Person person = users.get(user);
        ApplicationPasswordDraft draft = json.convert(draft(body), ApplicationPasswordDraft.class);
        return Envelope.of(AppPasswordBody.of(passwords.create(person.id().toString(), draft), person.username()));
    }

    @DELETE
    @Path("{appPassword}")
    @UserMode
    @RolesAllowed(APPLICATION_PASSWORDS_WRITE)
    public Envelope delete(@PathParam("user") String user, @PathParam("appPassword") String number) {
        passwords.delete(user, NUMBER.matcher(number).matches() ? Long.parseLong(number) : NOBODYS);
        return Envelope.done();
    }

    private static ObjectNode draft(LenientBody body) {
        body.object().onlyHas(Set.of("name", EXPIRES));
        ObjectNode draft = JsonNodeFactory.instance.objectNode().put("name", body.text("name"));
        String expires = body.optional(EXPIRES);
        if (expires != null) {
            try {
                draft.put("expiresAt", GmtTime.parse(expires).toString());
            } catch (InvalidValue e) {
                throw INVALID_BODY.at("/" + EXPIRES, e.getMessage());
            }
        }
        return draft;
    }
}
