package org.gatehouse.factors.devices;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Tells the sessions which token would be asked, and lets them revoke it. Does not ask who calls. */
@ApplicationScoped
public class Tokens {
    @Inject
    TokenRepository stored;

    @Inject
    Clock clock;

    /** The token of a member; empty when there is none, or when its activation code is too old. */
    public Optional<TokenRef> find(UUID organizationId, UUID domainId, UUID userId) {
        return stored.find(organizationId, domainId, userId)
                .filter(token -> token.countsAt(clock.instant()))
                .map(token -> new TokenRef(token.id(), token.state() == TokenState.ACTIVE));
    }

    /** Revokes an active token; whether it was one. In the transaction of the caller, who writes the audit row. */
    public boolean revoke(UUID organizationId, UUID tokenId, RevokedBy why) {
        return stored.revoke(organizationId, tokenId, why);
    }
}
