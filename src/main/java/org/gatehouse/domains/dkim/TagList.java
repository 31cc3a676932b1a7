package org.gatehouse.domains.dkim;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Tags and their values as they stand in records of mail: {@code v=DKIM1; k=rsa; p=…} (RFC 6376, 3.2). */
public final class TagList {
    private final Map<String, String> tags = new LinkedHashMap<>();

    private TagList() {}

    /** What can be read of a text; parts that are no tag are passed over, and of two the first counts. */
    public static TagList read(String text) {
        TagList list = new TagList();
        for (String part : text.split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                String tag = part.substring(0, equals).strip();
                list.tags.putIfAbsent(tag, part.substring(equals + 1).strip());
            }
        }
        return list;
    }

    public Optional<String> value(String tag) {
        return Optional.ofNullable(tags.get(tag));
    }

    /** The value in lower case and without blanks; {@code otherwise} when the tag is absent. */
    public String word(String tag, String otherwise) {
        return value(tag)
                .map(value -> value.replaceAll("\\s", "").toLowerCase(Locale.ROOT))
                .orElse(otherwise);
    }
}
