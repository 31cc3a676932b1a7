package org.gatehouse.dialects.luxsci;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.webaides.NumberedWebAide;

/** A container, and what the caller may do with it. */
record WebAideBody(
        long webaideId,
        String webaideType,
        String title,
        String description,
        List<String> webaidePermission,
        Instant created,
        Instant modified) {
    private static final List<String> WRITING =
            List.of("admin", "create", "edit_self", "edit_all", "delete_self", "delete_all");

    static WebAideBody of(NumberedWebAide webaide) {
        List<String> permission = new ArrayList<>();
        if (webaide.readable()) {
            permission.add("read");
        }
        if (webaide.writable()) {
            permission.addAll(WRITING);
        }
        return new WebAideBody(
                webaide.view().number(),
                WebAidePaths.type(webaide.view().kind()),
                webaide.view().name(),
                webaide.view().description(),
                permission,
                webaide.view().createdAt(),
                webaide.view().updatedAt());
    }
}
