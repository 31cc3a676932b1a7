package org.gatehouse.webaides;

import java.util.UUID;

/** A user as every statement names one: within the organization. */
record UserKey(UUID organizationId, UUID userId) {}
