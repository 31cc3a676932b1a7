package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.api.ApiException;
import org.gatehouse.api.FieldError;
import org.gatehouse.domains.DomainService;
import org.gatehouse.platform.Ids;
import org.gatehouse.security.Bounds;
import org.gatehouse.users.UserDirectory;

/** Finds out which users and domains a draft means. Whether its maker may give them into other hands is not asked here. */
@ApplicationScoped
class NamedBounds {
    @Inject
    UserDirectory users;

    @Inject
    DomainService domains;

    /**
     * The bounds that the draft names.
     *
     * @param present those that the code has already: what they name may be gone, and stays
     * @throws ApiException 400 {@code invalid-body}, with pointers to what names nothing
     */
    Bounds of(ApiCodeDraft draft, Bounds present) {
        List<FieldError> unknown = new ArrayList<>();
        Bounds found = new Bounds(
                ids(
                        "protectedUsers",
                        draft.protectedUsers(),
                        users.ids(draft.protectedUsers()),
                        present.protectedUsers(),
                        unknown),
                ids("domains", draft.domains(), domains.ids(draft.domains()), present.domains(), unknown));
        if (!unknown.isEmpty()) {
            throw ApiException.invalid(unknown);
        }
        return found;
    }

    private static Set<UUID> ids(
            String member, List<String> texts, Map<String, UUID> known, Set<UUID> kept, List<FieldError> unknown) {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            UUID id = known.get(texts.get(i));
            UUID was = Ids.parse(texts.get(i)).filter(kept::contains).orElse(null);
            if (id == null && was == null) {
                unknown.add(new FieldError("/" + member + "/" + i, "names none of the organization"));
            } else {
                ids.add(id == null ? was : id);
            }
        }
        return ids;
    }
}
