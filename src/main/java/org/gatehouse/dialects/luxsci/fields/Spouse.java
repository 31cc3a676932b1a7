package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code Spouse}: the names of those whom the contact is related to so. A relation to another contact, by its UID, is not told, and stays
 * whatever is set.
 */
final class Spouse implements Part {
    private static final String NAME = "Spouse";
    private static final String MEMBER = "relatedTo";
    private static final String RELATION = "relation";
    private static final String WORD = "spouse";

    /** Of URIs and of UUIDs. */
    private static final Pattern UID =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:\\S+|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode card, Map<String, Object> fields) {
        fields.put(NAME, String.join("; ", spouses(card)));
    }

    private static Set<String> spouses(JsonNode card) {
        Set<String> spouses = new LinkedHashSet<>();
        card.path(MEMBER).properties().forEach(each -> {
            if (each.getValue().path(RELATION).has(WORD) && isName(each.getKey())) {
                spouses.add(each.getKey());
            }
        });
        return spouses;
    }

    private static boolean isName(String key) {
        return !UID.matcher(key).matches() && Lists.parts(key).equals(Set.of(key));
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        Set<String> wanted = Lists.parts(changes.get(NAME));
        if (wanted.size() > Lists.MOST || !wanted.stream().allMatch(Spouse::isName)) {
            draft.refuse(NAME, "must be a name, or several parted by semicolons");
            return;
        }
        ObjectNode related = draft.content().withObjectProperty(MEMBER);
        for (String name : spouses(draft.content())) {
            if (!wanted.contains(name)) {
                remove(name, related);
            }
        }
        for (String name : wanted) {
            related.withObjectProperty(name).withObjectProperty(RELATION).put(WORD, true);
        }
        draft.claim(NAME, "/" + MEMBER);
        if (related.isEmpty()) {
            draft.content().remove(MEMBER);
        }
    }

    /** Whoever is something else, too, stays so. */
    private static void remove(String name, ObjectNode related) {
        ObjectNode relation = (ObjectNode) related.get(name);
        ((ObjectNode) relation.get(RELATION)).remove(WORD);
        if (relation.path(RELATION).isEmpty() && Slots.saysNothing(relation, Set.of("@type", RELATION))) {
            related.remove(name);
        }
    }
}
