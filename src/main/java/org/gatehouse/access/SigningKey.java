package org.gatehouse.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.platform.Times;

/** A key pair that signs access tokens, sealed. Never changed. */
@Entity
@Table(name = "signing_key")
class SigningKey {
    @Id
    private UUID id;

    private String sealed;

    @Column(name = "created_at")
    private OffsetDateTime createdAt;

    protected SigningKey() {} // for JPA

    SigningKey(UUID id, String sealed, Instant now) {
        this.id = id;
        this.sealed = sealed;
        this.createdAt = Times.column(now);
    }

    /** What the pair is sealed for. */
    static String context(UUID id) {
        return "signing_key:" + id;
    }

    UUID id() {
        return id;
    }

    String sealed() {
        return sealed;
    }

    Instant createdAt() {
        return Times.instant(createdAt);
    }

    SigningKeyView view() {
        return new SigningKeyView(id, createdAt());
    }
}
