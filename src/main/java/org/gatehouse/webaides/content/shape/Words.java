package org.gatehouse.webaides.content.shape;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One of some words, which a vendor may have added to. */
final class Words implements Rule {
    private final List<String> words;
    private final boolean open;

    private Words(boolean open, String... words) {
        this.words = List.of(words);
        this.open = open;
    }

    /** One of the words, or a vendor's own. */
    static Words of(String... words) {
        return new Words(true, words);
    }

    /** One of the words and no other. */
    static Words only(String... words) {
        return new Words(false, words);
    }

    boolean contains(String word) {
        return words.contains(word) || (open && Vendor.isName(word));
    }

    @Override
    public void check(JsonNode value, Place place) {
        if (!value.isTextual() || !contains(value.textValue())) {
            place.refuse(rule());
        }
    }

    String rule() {
        String must = words.size() == 1 ? "must be " : "must be one of ";
        return must + String.join(", ", words) + (open ? ", or a word of your own such as example.com:word" : "");
    }
}
