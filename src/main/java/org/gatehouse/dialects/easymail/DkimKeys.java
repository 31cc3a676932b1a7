package org.gatehouse.dialects.easymail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gatehouse.domains.dkim.DkimKeyService;
import org.gatehouse.domains.dkim.DkimKeyView;
import org.gatehouse.domains.dkim.DkimSelector;
import org.gatehouse.domains.dkim.DkimState;

/** Says which of the keys of a domain is the one that this dialect knows. */
@ApplicationScoped
class DkimKeys {
    /** As the vendor's keys have. */
    static final DkimSelector SELECTOR = DkimSelector.parse("mail");

    @Inject
    DkimKeyService keys;

    /** The one that signs, or else that with the vendor's selector. */
    Optional<DkimKeyView> of(String domain) {
        List<DkimKeyView> all = keys.ofDomain(domain);
        return first(all, key -> key.state() == DkimState.ACTIVE)
                .or(() -> first(all, key -> key.selector().equals(SELECTOR)));
    }

    private static Optional<DkimKeyView> first(List<DkimKeyView> keys, Predicate<DkimKeyView> test) {
        return keys.stream().filter(test).findFirst();
    }
}
