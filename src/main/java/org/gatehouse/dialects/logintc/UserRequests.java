package org.gatehouse.dialects.logintc;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.users.NewUser;
import org.gatehouse.users.UserDraft;
import org.gatehouse.users.UserDrafts;

/** Makes of what clients say about users what the services take. Their users have an address that is merely noted, no mailbox. */
@ApplicationScoped
class UserRequests {
    private static final int MAX_NAME = 128;

    @Inject
    UserDrafts drafts;

    @Inject
    StrictJson json;

    /** A new user: all three members are needed. */
    NewUser newUser(LenientBody body) {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        body.object();
        draft.put("username", body.required("username"));
        draft.put("displayName", name(body, body.required("name")));
        draft.put("address", body.required("email"));
        draft.put("mailbox", false);
        try {
            return drafts.judge(json.convert(draft, UserDraft.class));
        } catch (ApiException refusal) {
            throw refusal.under(body.pointer());
        }
    }

    /** A change: what is not said stays. */
    MergePatch change(LenientBody body) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        body.object();
        if (body.text("email") != null) {
            patch.put("address", body.required("email"));
        }
        if (body.text("name") != null) {
            patch.put("displayName", name(body, body.required("name")));
        }
        return new MergePatch(patch);
    }

    private static String name(LenientBody body, String name) {
        if (name.codePointCount(0, name.length()) > MAX_NAME) {
            throw INVALID_BODY.at(body.pointer() + "/name", "must have at most " + MAX_NAME + " characters");
        }
        return name;
    }
}
