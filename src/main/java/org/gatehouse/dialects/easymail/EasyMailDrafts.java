package org.gatehouse.dialects.easymail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.gatehouse.api.StrictJson;
import org.gatehouse.domains.DomainName;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.InvalidValue;
import org.gatehouse.users.NewDomainDraft;
import org.gatehouse.users.NewPassword;
import org.gatehouse.users.UserDraft;

/** Makes of the fields of the present request what the services take, by the rules of {@code /v1}. */
@ApplicationScoped
class EasyMailDrafts {
    @Inject
    Fields fields;

    @Inject
    StrictJson json;

    /** A new domain with its first user. */
    NewDomainDraft newDomain() {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("name", fields.required("domain"));
        draft.putObject("firstUser")
                .put("address", fields.required("username"))
                .put("mailbox", true)
                .put("password", fields.required("password"));
        return json.convert(draft, NewDomainDraft.class);
    }

    UserDraft newUser() {
        ObjectNode draft = JsonNodeFactory.instance.objectNode();
        draft.put("address", fields.required("email")).put("mailbox", true);
        draft.put(isEncrypted() ? "passwordHash" : "password", fields.required("password"));
        return json.convert(draft, UserDraft.class);
    }

    NewPassword newPassword() {
        ObjectNode wish = JsonNodeFactory.instance.objectNode();
        wish.put(isEncrypted() ? "hash" : "password", fields.required("password"));
        return json.convert(wish, NewPassword.class);
    }

    /** The name of a domain. */
    String domainName() {
        try {
            return DomainName.parse(fields.required("domain").strip()).value();
        } catch (InvalidValue e) {
            throw Fields.wrong("domain", e.getMessage());
        }
    }

    EmailAddress email() {
        try {
            return EmailAddress.parse(fields.required("email").strip());
        } catch (InvalidValue e) {
            throw Fields.wrong("email", e.getMessage());
        }
    }

    /** Whatever it says, as the vendor has it. */
    private boolean isEncrypted() {
        return fields.has("is_encrypted");
    }
}
