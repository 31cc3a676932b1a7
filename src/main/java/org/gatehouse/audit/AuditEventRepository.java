package org.gatehouse.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Housekeeping;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.Times;
import org.gatehouse.security.Bounds;

/** The rows of the audit trail, newest first. */
@ApplicationScoped
class AuditEventRepository {
    /** How far the time in an id may be from the event's: bounds on ids keep the list on its index. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    @PersistenceContext
    EntityManager entities;

    void add(AuditEvent event) {
        entities.persist(event);
    }

    /** One page, without what was done to users whom {@code reach} protects. */
    List<AuditEvent> list(UUID organizationId, AuditFilter filter, Bounds reach, Listing listing) {
        CriteriaBuilder is = entities.getCriteriaBuilder();
        CriteriaQuery<AuditEvent> query = is.createQuery(AuditEvent.class);
        Root<AuditEvent> event = query.from(AuditEvent.class);
        List<Predicate> all = new ArrayList<>();
        all.add(is.equal(event.get("organizationId"), organizationId));
        if (!reach.protectedUsers().isEmpty()) {
            List<String> hidden =
                    reach.protectedUsers().stream().map(NullableIds::column).toList();
            all.add(is.or(
                    event.get("targetId").isNull(), is.not(event.get("targetId").in(hidden))));
        }
        if (filter.actorId() != null) {
            all.add(is.equal(event.get("actorId"), NullableIds.column(filter.actorId())));
        }
        if (filter.action() != null) {
            all.add(is.equal(event.get("action"), filter.action()));
        }
        if (filter.targetId() != null) {
            all.add(is.equal(event.get("targetId"), NullableIds.column(filter.targetId())));
        }
        if (filter.targetType() != null) {
            all.add(is.equal(event.get("targetType"), filter.targetType()));
        }
        if (filter.outcome() != null) {
            all.add(is.equal(event.get("outcome"), filter.outcome()));
        }
        if (filter.after() != null) {
            all.add(is.greaterThanOrEqualTo(event.get("at"), Times.column(filter.after())));
            all.add(is.greaterThanOrEqualTo(
                    event.get("id"), Ids.leastAt(filter.after().minus(MARGIN))));
        }
        if (filter.before() != null) {
            all.add(is.lessThan(event.get("at"), Times.column(filter.before())));
            all.add(is.lessThan(event.get("id"), Ids.leastAt(filter.before().plus(MARGIN))));
        }
        if (listing.continues()) {
            all.add(is.lessThan(event.get("id"), listing.afterId(0)));
        }
        query.select(event).where(all.toArray(Predicate[]::new)).orderBy(is.desc(event.get("id")));
        return entities.createQuery(query).setMaxResults(listing.fetch()).getResultList();
    }

    /** Deletes some events older than {@code before}, of all organizations; tells how many. */
    int forgetSome(Instant before) {
        return entities.createNativeQuery(
                        "delete from audit_event where id in (select id from audit_event where at < ?1" + " limit "
                                + Housekeeping.STEP + ")")
                .setParameter(1, Times.column(before))
                .executeUpdate();
    }
}
