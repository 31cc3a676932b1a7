package org.gatehouse.access;

import org.gatehouse.security.Bounds;

/** What a code says in lists, which may be long: from where it works, whom and what it reaches. */
record CodeLists(Networks networks, Bounds bounds) {
    static final CodeLists NONE = new CodeLists(Networks.NONE, Bounds.NONE);

    /** How many ranges and ids there are. */
    int size() {
        return networks.ranges()
                + bounds.protectedUsers().size()
                + bounds.domains().size();
    }
}
