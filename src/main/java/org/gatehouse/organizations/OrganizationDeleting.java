package org.gatehouse.organizations;

import java.util.UUID;

/**
 * Told, in the same transaction, before an organization goes: each feature deletes its own rows of it. Observers run by
 * priority, later features first.
 *
 * @param id the organization
 */
public record OrganizationDeleting(UUID id) {
    public static final int ACCESS = 100;
    public static final int ARCHIVE = 105;
    public static final int CERTIFICATES = 110;
    public static final int MAIL = 115;
    public static final int FACTORS = 120;
    public static final int WEBAIDES = 150;
    public static final int ALIASES = 200;
    public static final int USERS = 300;
    public static final int DOMAINS = 400;
}
