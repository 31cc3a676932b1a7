package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Times;

/** The tokens that were revoked one by one, until they would have expired. */
@ApplicationScoped
class RevokedTokenRepository {
    @PersistenceContext
    EntityManager entities;

    void add(UUID organizationId, UUID tokenId, Instant expiresAt) {
        entities.createNativeQuery("insert into revoked_token (organization_id, jti, expires_at) values (?1, ?2, ?3)"
                        + " on conflict do nothing")
                .setParameter(1, organizationId)
                .setParameter(2, tokenId)
                .setParameter(3, Times.column(expiresAt))
                .executeUpdate();
    }

    /** Forgets some that expired before {@code now}, of all organizations; tells how many. */
    int forgetSome(Instant now) {
        return entities.createNativeQuery("delete from revoked_token where (organization_id, jti) in"
                        + " (select organization_id, jti from revoked_token where expires_at < ?1 limit "
                        + Housekeeping.STEP + ")")
                .setParameter(1, Times.column(now))
                .executeUpdate();
    }
}
