package org.gatehouse.dialects.luxsci;

import static org.gatehouse.security.Scope.USERS_PASSWORD_WRITE;
import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.gatehouse.api.Preconditions;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.organizations.Preferences;
import org.gatehouse.platform.TextForm;
import org.gatehouse.security.UserMode;
import org.gatehouse.users.PreferencesService;
import org.gatehouse.users.ProfileService;
import org.gatehouse.users.UserDirectory;
import org.gatehouse.users.UserPasswords;

/** What a user is, and how the user wants things shown. */
@Path("user/{user}")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class ProfileResource {
    @Inject
    ProfileService profiles;

    @Inject
    UserPasswords passwords;

    @Inject
    PreferencesService preferences;

    @Inject
    UserDirectory users;

    @Inject
    UserRequests requests;

    @Inject
    UserBodies bodies;

    @Inject
    Preconditions given;

    /** What is in force; {@code custom} as it was set. */
    record PreferencesBody(
            String timeZone,
            String language,
            String dateFormat,
            String timeFormat,
            String weekStart,
            int itemsPerPage,
            ObjectNode custom) {
        static PreferencesBody of(Preferences shown) {
            ObjectNode none = JsonNodeFactory.instance.objectNode();
            return new PreferencesBody(
                    shown.timeZone(),
                    shown.locale(),
                    shown.dateFormat(),
                    shown.timeFormat(),
                    shown.weekStart(),
                    shown.itemsPerPage(),
                    shown.custom() == null ? none : shown.custom());
        }
    }

    @GET
    @Path("profile")
    @UserMode
    @RolesAllowed(USERS_READ)
    public Envelope profile(@PathParam("user") String user) {
        return Envelope.of(bodies.of(profiles.get(user)));
    }

    @PUT
    @Path("profile")
    @UserMode
    @RolesAllowed(USERS_WRITE)
    public Envelope update(@PathParam("user") String user, LenientBody body) {
        return Envelope.of(bodies.of(profiles.patch(user, given, requests.profile(body))));
    }

    @PUT
    @Path("password")
    @UserMode
    @RolesAllowed(USERS_PASSWORD_WRITE)
    public Envelope setPassword(@PathParam("user") String user, LenientBody body) {
        passwords.set(user, given, requests.newPassword(body));
        return Envelope.done();
    }

    @GET
    @Path("prefs")
    @UserMode
    @RolesAllowed(USERS_READ)
    public Envelope preferences(@PathParam("user") String user) {
        return Envelope.of(PreferencesBody.of(preferences.get(user).view()));
    }

    /** Those that preferences can have. */
    @GET
    @Path("timezones")
    @UserMode
    @RolesAllowed(USERS_READ)
    public Envelope timeZones(@PathParam("user") String user) {
        users.get(user);
        return Envelope.of(TextForm.timeZones());
    }
}
