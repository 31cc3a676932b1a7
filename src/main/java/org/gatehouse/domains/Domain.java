package org.gatehouse.domains;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;

/** One mail domain. Its users are counted by the database, past its version. */
@Entity
@Table(name = "mail_domain")
class Domain {
    @Id
    private UUID id;

    @Column(updatable = false)
    private long number;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    @Column(updatable = false)
    private String name;

    private String description;

    private boolean enabled;

    @Column(name = "verified_at")
    private OffsetDateTime verifiedAt;

    @Column(name = "users_count", insertable = false, updatable = false)
    private long usersCount;

    @Column(name = "max_users")
    private Long maxUsers;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected Domain() {} // for JPA

    Domain(UUID organizationId, long number, DomainDraft draft, Instant now) {
        this.id = Ids.next();
        this.number = number;
        this.organizationId = organizationId;
        this.name = draft.name().value();
        this.createdAt = Times.column(now);
        change(draft, now);
    }

    void change(DomainDraft draft, Instant now) {
        description = draft.description();
        enabled = draft.enabled();
        maxUsers = draft.maxUsers();
        updatedAt = Times.column(now);
    }

    void verify(Instant now) {
        verifiedAt = Times.column(now);
        updatedAt = verifiedAt;
    }

    void unverify(Instant now) {
        verifiedAt = null;
        updatedAt = Times.column(now);
    }

    boolean isEnabled() {
        return enabled;
    }

    boolean isVerified() {
        return verifiedAt != null;
    }

    UUID id() {
        return id;
    }

    DomainName name() {
        return DomainName.parse(name);
    }

    String etag() {
        return Etag.of(id, version);
    }

    DomainDraft present() {
        return new DomainDraft(name(), enabled, description, maxUsers);
    }

    DomainRoom room() {
        return new DomainRoom(id, name(), Optional.ofNullable(maxUsers).map(most -> most - usersCount));
    }

    DomainView view() {
        DomainName domainName = name();
        return new DomainView(
                id,
                number,
                domainName,
                domainName.unicode(),
                enabled,
                verifiedAt != null,
                Times.instant(verifiedAt),
                description,
                usersCount,
                maxUsers,
                Times.instant(createdAt),
                Times.instant(updatedAt),
                etag());
    }
}
