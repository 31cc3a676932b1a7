package org.gatehouse.users;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.Sql;
import org.gatehouse.security.Bounds;

/**
 * Whom the caller may see in lists.
 *
 * @param protectedToo whether the organization's protected users are among them
 * @param only the one user who may be seen in user mode; else null
 */
record UserVisibility(boolean protectedToo, Bounds bounds, UUID only) {
    /** Users whom the code is not to see, whoever they are. */
    Set<UUID> hidden() {
        return bounds.protectedUsers();
    }

    /** Whether only users of some domains are to be seen: {@link #domains}. */
    boolean inDomainsOnly() {
        return bounds.bindDomains();
    }

    Collection<UUID> domains() {
        return bounds.domains();
    }

    /** Adds to a select of {@code user_account u} that the user may be seen, whatever the domain. */
    Sql addTo(Sql select) {
        if (only != null) {
            select.add(" and u.id = ", only);
        }
        if (!protectedToo) {
            select.add(" and not u.protected");
        }
        if (!hidden().isEmpty()) {
            select.addArray(" and not (u.id = any(", hidden()).add("))");
        }
        return select;
    }

    /** As {@link #addTo}, and that the user is of one of the domains; for a select that goes through all users anyway. */
    Sql addAllTo(Sql select) {
        addTo(select);
        if (inDomainsOnly()) {
            select.addArray(" and (u.domain_id = any(", domains())
                    .add(") or (u.domain_id is null and u.id in")
                    .addArray(" (select m.user_id from homeless_member m where m.domain_id = any(", domains())
                    .add("))))");
        }
        return select;
    }

    /** The domains as {@link NullableIds} are written. */
    List<String> domainColumns() {
        return bounds.domains().stream().map(NullableIds::column).toList();
    }
}
