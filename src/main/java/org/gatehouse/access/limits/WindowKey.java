package org.gatehouse.access.limits;

import java.util.UUID;

/** The windows of one length of one code of an organization. */
record WindowKey(UUID organizationId, UUID codeId, Window window) {}
