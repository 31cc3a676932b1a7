package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.platform.Times;

/** That a user belongs to a domain. */
@Entity
@Table(name = "domain_member")
@IdClass(DomainMember.Key.class)
class DomainMember {
    @Id
    @Column(name = "domain_id")
    private UUID domainId;

    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected DomainMember() {} // for JPA

    DomainMember(UUID organizationId, UUID domainId, UUID userId, Instant now) {
        this.organizationId = organizationId;
        this.domainId = domainId;
        this.userId = userId;
        this.createdAt = Times.column(now);
    }

    /** Whether it is the home of this user. */
    boolean isAtHome(User user) {
        return domainId.equals(user.homeId());
    }

    Instant createdAt() {
        return Times.instant(createdAt);
    }

    /** The two ids. Public and mutable because JPA 3.1 asks for it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID domainId;
        private UUID userId;

        public Key() {}

        Key(UUID domainId, UUID userId) {
            this.domainId = domainId;
            this.userId = userId;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.domainId.equals(domainId) && key.userId.equals(userId);
        }

        @Override
        public int hashCode() {
            return Objects.hash(domainId, userId);
        }
    }
}
