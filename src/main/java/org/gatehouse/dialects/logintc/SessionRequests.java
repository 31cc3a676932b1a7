package org.gatehouse.dialects.logintc;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;
import static org.gatehouse.dialects.logintc.LoginTcId.USER;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.factors.sessions.IpAddress;
import org.gatehouse.factors.sessions.NewSession;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.users.UserDirectory;

/** Makes of what clients say about a new session what the service takes. */
@ApplicationScoped
class SessionRequests {
    private static final int MOST_ATTRIBUTES = 50;

    /** It escapes usernames for a URL and then puts them into the body. */
    private static final String ESCAPES_NAMES = "LoginTC-C/";

    @Inject
    UserDirectory users;

    @Inject
    StrictJson json;

    /** What the body says; {@code client} is how the client names itself, or null. */
    NewSession newSession(LenientBody body, String client) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("user", user(body.member("user"), client));
        ArrayNode attributes = draft.putArray("attributes");
        for (LenientBody attribute : body.member("attributes").elements(MOST_ATTRIBUTES)) {
            attribute.object();
            attributes.addObject().put("key", attribute.text("key")).put("value", attribute.text("value"));
        }
        String address = body.optional("ipAddress");
        if (address != null && isAddress(address)) {
            draft.put("ipAddress", address);
        }
        String bypassCode = body.optional("bypasscode");
        if (bypassCode != null) {
            draft.put("bypassCode", bypassCode);
        } else {
            draft.put("otp", body.optional("otp"));
        }
        return json.convert(draft, NewSession.class);
    }

    private String user(LenientBody user, String client) {
        if (user.isMissing()) {
            throw INVALID_BODY.at(user.pointer(), "is required");
        }
        user.object();
        String id = user.optional("id");
        if (id != null) {
            return USER.read(id);
        }
        String username = user.required("username");
        if (client != null && client.startsWith(ESCAPES_NAMES) && !isKnown(username)) {
            username = LoginTcQuery.decoded(username);
        }
        if (Ids.parse(username).isPresent()) { // ours, which this dialect does not know
            throw UserDirectory.notFound();
        }
        return username;
    }

    private boolean isKnown(String username) {
        return !username.contains("%") || !users.ids(List.of(username)).isEmpty();
    }

    /** Some clients send the name of a host; it is no reason to let nobody in. */
    private static boolean isAddress(String text) {
        try {
            IpAddress.parse(text);
            return true;
        } catch (InvalidValue e) {
            return false;
        }
    }
}
