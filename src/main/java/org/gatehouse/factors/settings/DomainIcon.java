package org.gatehouse.factors.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.platform.Times;

/** The icon of a domain, a PNG that we have written ourselves. */
@Entity
@Table(name = "domain_icon")
class DomainIcon {
    @Id
    @Column(name = "domain_id")
    private UUID domainId;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    private String content;

    @Version
    private long version;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected DomainIcon() {} // for JPA

    DomainIcon(UUID organizationId, UUID domainId, byte[] png, Instant now) {
        this.organizationId = organizationId;
        this.domainId = domainId;
        replaceWith(png, now);
    }

    void replaceWith(byte[] png, Instant now) {
        content = Base64.getEncoder().encodeToString(png);
        updatedAt = Times.column(now);
    }

    String etag() {
        return Etag.of(domainId, version);
    }

    IconFile file() {
        return new IconFile(content, etag());
    }
}
