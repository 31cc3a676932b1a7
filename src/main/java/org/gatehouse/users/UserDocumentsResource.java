package org.gatehouse.users;

import static org.gatehouse.security.Scope.USERS_READ;
import static org.gatehouse.security.Scope.USERS_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.Preconditions;
import org.gatehouse.api.Refuses;
import org.gatehouse.api.Tagged;
import org.gatehouse.organizations.Preferences;
import org.gatehouse.security.UserMode;

/** Profile and preferences of a user over HTTP. */
@Path("users")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserDocumentsResource {
    @Inject
    ProfileService profiles;

    @Inject
    PreferencesService preferences;

    @Inject
    Preconditions given;

    @GET
    @Path("{user}/profile")
    @UserMode
    @RolesAllowed(USERS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "getProfile", summary = "Read a user's profile")
    @APIResponseSchema(Profile.class)
    public Response getProfile(@PathParam("user") String idOrName) {
        return answer(profile(profiles.get(idOrName)));
    }

    @PUT
    @Path("{user}/profile")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed(USERS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "replaceProfile", summary = "Replace a user's profile")
    @APIResponseSchema(Profile.class)
    public Response replaceProfile(@PathParam("user") String idOrName, Profile profile) {
        return answer(profile(profiles.replace(idOrName, given, profile)));
    }

    @PATCH
    @Path("{user}/profile")
    @Consumes(MergePatch.TYPE)
    @UserMode
    @RolesAllowed(USERS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "patchProfile", summary = "Change some fields of a user's profile")
    @APIResponseSchema(Profile.class)
    public Response patchProfile(
            @PathParam("user") String idOrName,
            @RequestBody(content = @Content(schema = @Schema(implementation = Profile.class))) MergePatch patch) {
        return answer(profile(profiles.patch(idOrName, given, patch)));
    }

    @GET
    @Path("{user}/preferences")
    @UserMode
    @RolesAllowed(USERS_READ)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(
            operationId = "getPreferences",
            summary = "Read a user's preferences; unset ones show the organization's, then what is built in")
    @APIResponseSchema(Preferences.class)
    public Response getPreferences(@PathParam("user") String idOrName) {
        return answer(preferences.get(idOrName));
    }

    @PUT
    @Path("{user}/preferences")
    @Consumes(MediaType.APPLICATION_JSON)
    @UserMode
    @RolesAllowed(USERS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "replacePreferences", summary = "Replace a user's own preferences; missing ones are unset")
    @APIResponseSchema(Preferences.class)
    public Response replacePreferences(@PathParam("user") String idOrName, Preferences own) {
        return answer(preferences.replace(idOrName, given, own));
    }

    @PATCH
    @Path("{user}/preferences")
    @Consumes(MergePatch.TYPE)
    @UserMode
    @RolesAllowed(USERS_WRITE)
    @Refuses({"user-not-found", "user-protected", "domain-not-allowed"})
    @Operation(operationId = "patchPreferences", summary = "Change some of a user's own preferences; null unsets")
    @APIResponseSchema(Preferences.class)
    public Response patchPreferences(
            @PathParam("user") String idOrName,
            @RequestBody(content = @Content(schema = @Schema(implementation = Preferences.class))) MergePatch patch) {
        return answer(preferences.patch(idOrName, given, patch));
    }

    private static Tagged<Profile> profile(ProfiledUser of) {
        return new Tagged<>(of.profile(), of.etag());
    }

    private static Response answer(Tagged<?> tagged) {
        return Response.ok(tagged.view()).tag(tagged.etag()).build();
    }
}
