package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A field that is a member of the content, a text as well.
 *
 * @param form the member that says of which type this one is, and goes where that is not so any more; null where there is none
 */
record TextMember(String name, String member, String form) implements Part {
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z!]");

    static TextMember of(String name, String member) {
        return new TextMember(name, member, null);
    }

    @Override
    public List<String> names() {
        return List.of(name);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        fields.put(name, content.path(member).textValue());
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        String value = changes.get(name);
        draft.claim(name, "/" + member);
        if (value == null) {
            draft.content().remove(member);
        } else {
            draft.content().put(member, value);
        }
        if (form != null
                && (value == null || !fits(value, draft.content().path(form).asText()))) {
            draft.content().remove(form);
        }
    }

    /** Plain text must not be taken for HTML, where its signs mean something else. */
    private static boolean fits(String value, String type) {
        return !type.toLowerCase(Locale.ROOT).startsWith("text/html")
                || TAG.matcher(value).find();
    }
}
