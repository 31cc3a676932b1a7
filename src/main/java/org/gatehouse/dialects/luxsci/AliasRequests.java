package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.dialects.LenientBody;

/** Makes of what clients say about aliases what the service takes. What is only read may come back and does not matter. */
final class AliasRequests {
    /** In place of a user: all addresses of a domain that nobody holds. */
    static final String CATCH_ALL = "*";

    private static final int MOST_DESTINATIONS = 1000; // the service has a lower bound, and words for it
    private static final Set<String> MEMBERS =
            Set.of("id", "user", "domain", "action", "dest", "bounce", "status", "type", "created");

    private AliasRequests() {}

    /** Of an address as it stands in a path. */
    static String address(String path) {
        return path.startsWith(CATCH_ALL + "@") ? path.substring(CATCH_ALL.length()) : path;
    }

    static ObjectNode draft(LenientBody body) {
        ObjectNode draft = change(body);
        draft.put("address", address(body.required("user") + "@" + body.required("domain")));
        return draft;
    }

    /**
     * A change.
     *
     * @param present the address of the alias
     */
    static ObjectNode patch(LenientBody body, String present) {
        ObjectNode patch = change(body);
        String user = body.optional("user");
        String domain = body.optional("domain");
        int at = present.lastIndexOf('@');
        if (user != null || domain != null) {
            String local = user != null ? user : at == 0 ? CATCH_ALL : present.substring(0, at);
            patch.put("address", address(local + "@" + (domain != null ? domain : present.substring(at + 1))));
        }
        return patch;
    }

    private static ObjectNode change(LenientBody body) {
        body.onlyHas(MEMBERS);
        ObjectNode change = JsonNodeFactory.instance.objectNode();
        String action = body.optional("action");
        if (action != null) {
            boolean bounces = one(action, "action", "email", "bounce").equals("bounce");
            change.put("action", bounces ? "bounce" : "deliver");
            if (bounces) {
                change.putArray("destinations"); // such an alias has none, unless some are sent: then it is refused
            }
        }
        if (!body.member("dest").isMissing()) {
            ArrayNode destinations = change.putArray("destinations");
            destinations(body.member("dest")).forEach(destinations::add);
        }
        String status = body.optional("status");
        if (status != null) {
            change.put("enabled", one(status, "status", "enabled", "disabled").equals("enabled"));
        }
        if (body.node().has("bounce")) {
            change.put("description", body.optional("bounce"));
        }
        return change;
    }

    /** A list, or one text with commas between them. */
    private static List<String> destinations(LenientBody dest) {
        Stream<String> texts = dest.node().isArray()
                ? dest.elements(MOST_DESTINATIONS).stream().map(AliasRequests::text)
                : Stream.of(text(dest).split(",", -1));
        return texts.map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static String text(LenientBody value) {
        if (!value.node().isTextual()) {
            throw INVALID_BODY.at(value.pointer(), "must be an address, or several with commas between them");
        }
        return value.node().asText();
    }

    private static String one(String text, String name, String first, String second) {
        if (!text.equals(first) && !text.equals(second)) {
            throw INVALID_BODY.at("/" + name, "must be " + first + " or " + second);
        }
        return text;
    }
}
