package org.gatehouse.mail.quotas;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.platform.Times;

/** The stored {@link SendingQuota} of a user. There once it has been written. */
@Entity
@Table(name = "user_quota")
class StoredQuota {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    @Column(name = "messages_limit")
    private Long messagesLimit;

    @Column(name = "bytes_limit")
    private Long bytesLimit;

    @Column(name = "message_bytes_limit")
    private Long messageBytesLimit;

    @Column(name = "mailbox_bytes")
    private Long mailboxBytes;

    @Column(name = "from_addresses_limit")
    private Integer fromAddressesLimit;

    @Column(name = "period_day")
    private Integer periodDay;

    @Version
    private long version;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected StoredQuota() {} // for JPA

    StoredQuota(UUID organizationId, UUID userId, SendingQuota quota, Instant now) {
        this.organizationId = organizationId;
        this.userId = userId;
        replaceWith(quota, now);
    }

    void replaceWith(SendingQuota quota, Instant now) {
        messagesLimit = quota.messages();
        bytesLimit = quota.bytes();
        messageBytesLimit = quota.messageBytes();
        mailboxBytes = quota.mailboxBytes();
        fromAddressesLimit = quota.fromAddresses();
        periodDay = quota.periodDay();
        updatedAt = Times.column(now);
    }

    SendingQuota quota() {
        return new SendingQuota(
                messagesLimit, bytesLimit, messageBytesLimit, mailboxBytes, fromAddressesLimit, periodDay);
    }

    String etag() {
        return Etag.of(userId, version);
    }
}
