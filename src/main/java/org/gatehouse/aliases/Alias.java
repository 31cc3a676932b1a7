package org.gatehouse.aliases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;

/** One address that delivers elsewhere, or bounces. Its destinations are rows of their own. */
@Entity
@Table(name = "alias")
class Alias {
    @Id
    private UUID id;

    @Column(updatable = false)
    private long number;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    @Column(name = "domain_id")
    private UUID domainId;

    private String address;

    @Column(name = "address_key")
    private String addressKey;

    @Enumerated(EnumType.STRING)
    private Action action;

    private boolean enabled;

    private String description;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected Alias() {} // for JPA

    Alias(UUID organizationId, long number, AliasDraft draft, UUID domainId, Instant now) {
        this.id = Ids.next();
        this.organizationId = organizationId;
        this.number = number;
        this.createdAt = Times.column(now);
        change(draft, domainId, now);
    }

    void change(AliasDraft draft, UUID newDomainId, Instant now) {
        domainId = newDomainId;
        address = draft.address().value();
        addressKey = draft.address().key();
        action = draft.action();
        enabled = draft.enabled();
        description = draft.description();
        touch(now);
    }

    /** Its destinations have changed. */
    void touch(Instant now) {
        updatedAt = Times.column(now);
    }

    UUID id() {
        return id;
    }

    AliasAddress address() {
        return AliasAddress.parse(address);
    }

    String addressKey() {
        return addressKey;
    }

    UUID domainId() {
        return domainId;
    }

    String etag() {
        return Etag.of(id, version);
    }

    AliasDraft present(List<String> destinations) {
        List<EmailAddress> parsed =
                destinations.stream().map(EmailAddress::parse).toList();
        return new AliasDraft(address(), action, parsed, enabled, description);
    }

    AliasView view(List<String> destinations) {
        return new AliasView(
                id,
                number,
                address(),
                domainId,
                action,
                destinations,
                enabled,
                description,
                Times.instant(createdAt),
                Times.instant(updatedAt),
                etag());
    }
}
