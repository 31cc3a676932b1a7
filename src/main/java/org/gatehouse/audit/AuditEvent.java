package org.gatehouse.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.Times;
import org.gatehouse.security.Identity;

/** One thing that was done, or refused. Never changed. */
@Entity
@Table(name = "audit_event")
class AuditEvent {
    private static final int DETAIL_LENGTH = 1000;
    private static final int NAME_LENGTH = 400;

    @Id
    private UUID id;

    @Column(name = "organization_id")
    private UUID organizationId;

    private OffsetDateTime at;

    @Column(name = "actor_id")
    private String actorId;

    @Column(name = "actor_name")
    private String actorName;

    @Column(name = "user_id")
    private String userId;

    private String address;

    @Column(name = "request_id")
    private String requestId;

    private String action;

    @Column(name = "target_type")
    private String targetType;

    @Column(name = "target_id")
    private String targetId;

    @Column(name = "target_name")
    private String targetName;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String detail;

    protected AuditEvent() {} // for JPA

    AuditEvent(Identity actor, Instant at, String action, Target target, Outcome outcome, String detail) {
        this.id = Ids.next();
        this.organizationId = actor.organizationId();
        this.at = Times.column(at);
        this.actorId = NullableIds.column(actor.codeId());
        this.actorName = actor.codeName();
        this.userId = NullableIds.column(actor.userId());
        this.address = actor.address();
        this.requestId = actor.requestId();
        this.action = action;
        this.targetType = target.type();
        this.targetId = NullableIds.column(target.id());
        this.targetName = cut(target.name(), NAME_LENGTH);
        this.outcome = outcome;
        this.detail = cut(detail, DETAIL_LENGTH);
    }

    UUID id() {
        return id;
    }

    AuditEventView view() {
        return new AuditEventView(
                id,
                Times.instant(at),
                NullableIds.id(actorId),
                actorName,
                NullableIds.id(userId),
                address,
                requestId,
                action,
                targetType,
                NullableIds.id(targetId),
                targetName,
                outcome,
                detail);
    }

    private static String cut(String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }
}
