package org.gatehouse.webaides.content;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.gatehouse.platform.SingleLine;

/** A bookmark. */
record Link(
        @SingleLine(max = 500) String title,
        @NotNull(message = "is required") WebAddress url,

        @Size(max = 10_000, message = "must have at most 10000 characters")
        String description,

        @Size(max = 100, message = "must have at most 100 elements")
        List<@NotNull(message = "must not be null") Keyword> keywords) {
    Columns columns() {
        String name = title == null ? url.value() : title;
        String text = description == null ? url.value() : url.value() + "\n" + description;
        return new Columns(
                SearchText.fold(name), SearchText.fold(text), folded(keywords), null, null, null, null, null, null);
    }

    static List<String> folded(List<Keyword> keywords) {
        return keywords == null
                ? List.of()
                : keywords.stream().map(Keyword::value).map(SearchText::fold).toList();
    }
}
