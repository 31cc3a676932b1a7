package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.platform.Times;

/** One JSON document of a user, versioned apart from the user. There once it has been written. */
@MappedSuperclass
abstract class UserDocument {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    private String content;

    @Version
    private long version;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected UserDocument() {} // for JPA

    UserDocument(UUID organizationId, UUID userId, String content, Instant now) {
        this.organizationId = organizationId;
        this.userId = userId;
        replaceWith(content, now);
    }

    void replaceWith(String newContent, Instant now) {
        content = newContent;
        updatedAt = Times.column(now);
    }

    String content() {
        return content;
    }

    long version() {
        return version;
    }

    Instant updatedAt() {
        return Times.instant(updatedAt);
    }
}
