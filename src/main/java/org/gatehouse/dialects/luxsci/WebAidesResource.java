package org.gatehouse.dialects.luxsci;

import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CALENDAR_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_CONTACTS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_LINKS_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_READ;
import static org.gatehouse.security.Scope.WEBAIDES_NOTES_WRITE;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_READ;
import static org.gatehouse.security.Scope.WEBAIDES_TASKS_WRITE;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.Set;
import org.gatehouse.api.CommonProblem;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.security.UserMode;
import org.gatehouse.webaides.NumberedWebAide;
import org.gatehouse.webaides.NumberedWebAides;
import org.gatehouse.webaides.WebAideDraft;
import org.gatehouse.webaides.content.Kind;

/** A user's containers. */
@Path("user/{user}/webaides")
@ApplicationScoped
@Produces(LuxSci.TYPE)
public class WebAidesResource {
    @Inject
    NumberedWebAides webaides;

    @Inject
    StrictJson json;

    /** Those of all types that the caller may read. */
    @GET
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    public Envelope all(@PathParam("user") String user) {
        return told(webaides.list(user));
    }

    @GET
    @Path("{type}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_READ,
        WEBAIDES_CALENDAR_READ,
        WEBAIDES_TASKS_READ,
        WEBAIDES_NOTES_READ,
        WEBAIDES_LINKS_READ
    })
    public Envelope ofType(@PathParam("user") String user, @PathParam("type") String type) {
        return told(webaides.list(user, WebAidePaths.kind(type)));
    }

    @POST
    @Path("{type}")
    @UserMode
    @RolesAllowed({
        WEBAIDES_CONTACTS_WRITE,
        WEBAIDES_CALENDAR_WRITE,
        WEBAIDES_TASKS_WRITE,
        WEBAIDES_NOTES_WRITE,
        WEBAIDES_LINKS_WRITE
    })
    public Envelope create(@PathParam("user") String user, @PathParam("type") String type, LenientBody body) {
        Kind kind = WebAidePaths.kind(type);
        body.onlyHas(Set.of("webaide_type", "title", "description"));
        String named = body.optional("webaide_type");
        if (named != null && !named.equals(type)) {
            throw CommonProblem.INVALID_BODY.at("/webaide_type", "is another than the path's");
        }
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("kind", kind.word()).put("name", body.text("title"));
        draft.put("description", body.optional("description"));
        return Envelope.of(WebAideBody.of(webaides.create(user, json.convert(draft, WebAideDraft.class))));
    }

    private static Envelope told(List<NumberedWebAide> found) {
        return Envelope.of(found.stream().map(WebAideBody::of).toList());
    }
}
