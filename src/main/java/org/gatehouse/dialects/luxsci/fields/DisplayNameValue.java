package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The name that stands before a mail address, which JSContact has no member for. */
record DisplayNameValue(String field) implements Slots.Value {
    private static final String MEMBER = Slots.OWN + "displayName";

    @Override
    public String read(JsonNode email) {
        return email.path(MEMBER).textValue();
    }

    @Override
    public void write(ObjectNode email, String text, Draft draft) {
        if (text == null) {
            email.remove(MEMBER);
        } else {
            OwnMember.check(field, text, draft);
            email.put(MEMBER, text);
        }
    }

    @Override
    public String pointer(JsonNode email) {
        return "/" + MEMBER;
    }
}
