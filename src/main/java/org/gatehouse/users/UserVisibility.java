package org.gatehouse.users;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.platform.NullableIds;
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

    /** The domains as {@link NullableIds} are written. */
    List<String> domainColumns() {
        return bounds.domains().stream().map(NullableIds::column).toList();
    }
}
