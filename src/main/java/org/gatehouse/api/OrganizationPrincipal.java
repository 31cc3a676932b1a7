package org.gatehouse.api;

import java.security.Principal;
import java.util.UUID;

/** Whoever calls on behalf of an organization; the name is unique in the server and stays the same. */
public interface OrganizationPrincipal extends Principal {
    UUID organizationId();
}
