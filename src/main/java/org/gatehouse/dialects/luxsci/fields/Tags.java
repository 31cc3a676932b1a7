package org.gatehouse.dialects.luxsci.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * {@code Categories}: the keywords that are tags, for a tag has no blank, comma or semicolon. Other keywords are not told, and stay whatever
 * is set.
 *
 * @param inArray whether the content has an array of keywords, as our notes and links do, or a set
 */
record Tags(boolean inArray) implements Part {
    private static final String NAME = "Categories";
    private static final String MEMBER = "keywords";
    private static final Pattern TAG = Pattern.compile("[^\\s\\p{Z}\\p{Cc},;]+");

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public void read(JsonNode content, Map<String, Object> fields) {
        Set<String> tags = keywords(content);
        tags.removeIf(keyword -> !isTag(keyword));
        fields.put(NAME, Lists.text(tags));
    }

    private Set<String> keywords(JsonNode content) {
        Set<String> keywords = new LinkedHashSet<>();
        if (inArray) {
            content.path(MEMBER).forEach(keyword -> keywords.add(keyword.asText()));
        } else {
            content.path(MEMBER).fieldNames().forEachRemaining(keywords::add);
        }
        return keywords;
    }

    private static boolean isTag(String keyword) {
        return TAG.matcher(keyword).matches();
    }

    @Override
    public void write(Map<String, String> changes, Draft draft) {
        Set<String> tags = Lists.parts(changes.get(NAME));
        if (!tags.stream().allMatch(Tags::isTag)) {
            draft.refuse(NAME, "must be tags without blanks and commas, parted by semicolons");
            return;
        }
        if (tags.size() > Lists.MOST) {
            draft.refuse(NAME, "may be at most " + Lists.MOST + " tags");
            return;
        }
        draft.claim(NAME, "/" + MEMBER);
        if (inArray) {
            array(tags, draft.content().withArray(MEMBER));
        } else {
            set(tags, draft.content().withObjectProperty(MEMBER));
        }
        if (draft.content().path(MEMBER).isEmpty()) {
            draft.content().remove(MEMBER);
        }
    }

    private static void array(Set<String> tags, ArrayNode keywords) {
        for (int i = keywords.size() - 1; i >= 0; i--) {
            if (isTag(keywords.get(i).asText())) {
                keywords.remove(i);
            }
        }
        tags.forEach(keywords::add);
    }

    private static void set(Set<String> tags, ObjectNode keywords) {
        List<String> gone = new ArrayList<>();
        keywords.fieldNames().forEachRemaining(gone::add);
        gone.removeIf(keyword -> !isTag(keyword));
        keywords.remove(gone);
        tags.forEach(tag -> keywords.put(tag, true));
    }
}
