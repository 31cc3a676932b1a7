package org.gatehouse.domains;

import java.util.UUID;

/**
 * Told, in the same transaction, before a domain goes: each feature deletes its own rows that hang on it and says how many.
 * Observers run by priority, later features first.
 */
public final class DomainDeleting {
    public static final int ARCHIVE = 50;
    public static final int CERTIFICATES = 60;
    public static final int MAIL = 80;
    public static final int FACTORS = 100;
    public static final int ALIASES = 200;
    public static final int USERS = 300;
    /** What lies beside domains in their own feature: DKIM keys. */
    public static final int DOMAINS = 400;

    private final UUID organizationId;
    private final UUID domainId;
    private long users;
    private long aliases;
    private long memberships;

    DomainDeleting(UUID organizationId, UUID domainId) {
        this.organizationId = organizationId;
        this.domainId = domainId;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public UUID domainId() {
        return domainId;
    }

    public void usersGone(long count) {
        users += count;
    }

    public void aliasesGone(long count) {
        aliases += count;
    }

    public void membershipsGone(long count) {
        memberships += count;
    }

    DomainDeletion result() {
        return new DomainDeletion(users, aliases, memberships);
    }
}
