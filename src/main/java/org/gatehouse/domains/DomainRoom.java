package org.gatehouse.domains;

import java.util.Optional;
import java.util.UUID;

/**
 * A domain as a place for users.
 *
 * @param left how many more users it may have; empty when it has no limit
 */
public record DomainRoom(UUID id, DomainName name, Optional<Long> left) {}
