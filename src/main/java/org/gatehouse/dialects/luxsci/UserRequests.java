package org.gatehouse.dialects.luxsci;

import static org.gatehouse.api.CommonProblem.INVALID_BODY;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gatehouse.api.MergePatch;
import org.gatehouse.api.StrictJson;
import org.gatehouse.dialects.LenientBody;
import org.gatehouse.users.NewPassword;
import org.gatehouse.users.Password;
import org.gatehouse.users.UserDraft;
import org.gatehouse.users.UserRevision;

/**
 * Makes of what clients say about users what the services take, by the rules of {@code /v1}. What is only read may come back; of contact
 * data null and empty text unset.
 */
@ApplicationScoped
class UserRequests {
    private static final List<String> CONTACT = List.of(
            "contact", "company", "street1", "street2", "city", "state", "zip", "country", "phone1", "phone2", "fax",
            "email1", "email2", "sms", "custom1", "custom2", "custom3");

    /** All members of a user. */
    private static final Set<String> USER = with(
            CONTACT,
            "user",
            "uid",
            "status",
            "domainname",
            "disk_quota",
            "disk_usage",
            "over_quota",
            "created",
            "modified",
            "last_access_date",
            "flags",
            "services");

    /** What somebody might want to set of these. */
    private static final List<String> READ_ONLY = List.of("uid", "domainname", "disk_quota", "flags", "services");

    private static final Set<String> ACCOUNT_USER = with(USER, "email", "password");

    @Inject
    StrictJson json;

    /** A change of contact data. */
    MergePatch profile(LenientBody body) {
        body.onlyHas(USER);
        return new MergePatch(contact(body));
    }

    /** A new user: {@code user} and {@code email} are the login and the address, which are the same when one is missing. */
    UserDraft draft(LenientBody body) {
        body.onlyHas(ACCOUNT_USER);
        String user = body.optional("user");
        String email = body.optional("email");
        if (user == null && email == null) {
            throw INVALID_BODY.at("/user", "is required");
        }
        ObjectNode draft = object();
        draft.put("address", email == null ? user : email);
        if (user != null && email != null) {
            draft.put("username", user);
        }
        copy(body, "status", draft, "status");
        copy(body, "password", draft, "password");
        draft.set("profile", contact(body));
        UserDraft read = json.convert(draft, UserDraft.class);
        ReadOnly.require(body, READ_ONLY, () -> unmade(read));
        return read;
    }

    /**
     * A change of a user.
     *
     * @param present the user, looked up where it matters
     */
    UserRevision revision(LenientBody body, Supplier<UserBody> present) {
        body.onlyHas(ACCOUNT_USER);
        ReadOnly.require(body, READ_ONLY, () -> ReadOnly.tree(present.get()));
        ObjectNode user = object();
        copy(body, "user", user, "username");
        copy(body, "email", user, "address");
        copy(body, "status", user, "status");
        return new UserRevision(new MergePatch(user), new MergePatch(contact(body)), password(body));
    }

    /** A new password, with the present one if it is sent. */
    NewPassword newPassword(LenientBody body) {
        body.onlyHas(Set.of("password", "current"));
        ObjectNode wish = object();
        wish.put("password", body.required("password"));
        copy(body, "current", wish, "current");
        return json.convert(wish, NewPassword.class);
    }

    /** What only reads, of a user who is not there yet. */
    private static ObjectNode unmade(UserDraft draft) {
        ObjectNode user = object();
        user.put("domainname", draft.address().domain().value()).put("disk_quota", 0);
        user.putArray("flags");
        UserBodies.SERVICES.forEach(user.putArray("services")::add);
        return user;
    }

    private Password password(LenientBody body) {
        ObjectNode wish = object();
        copy(body, "password", wish, "password");
        return json.convert(wish, NewPassword.class).password();
    }

    private static ObjectNode contact(LenientBody body) {
        ObjectNode contact = object();
        CONTACT.stream().filter(body.node()::has).forEach(name -> contact.put(name, body.text(name)));
        return contact;
    }

    /** What is missing is left out; what is empty is for the rules to refuse. */
    private static void copy(LenientBody body, String name, ObjectNode to, String as) {
        String text = body.text(name);
        if (text != null) {
            to.put(as, text);
        }
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static Set<String> with(Iterable<String> names, String... more) {
        Set<String> all = new HashSet<>(List.of(more));
        names.forEach(all::add);
        return Set.copyOf(all);
    }
}
