package org.gatehouse.organizations;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.api.StrictJson;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;

/** One tenant. Lives until it is deleted with all that is its own. */
@Entity
@Table(name = "organization")
class Organization {
    @Id
    private UUID id;

    @Column(updatable = false)
    private long number;

    private String name;

    @Column(name = "name_key")
    private String nameKey;

    private String settings;

    @Column(updatable = false)
    private boolean operators;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected Organization() {} // for JPA

    Organization(long number, OrganizationName name, boolean operators, Instant now, StrictJson json) {
        this.id = Ids.next();
        this.number = number;
        this.operators = operators;
        this.createdAt = Times.column(now);
        change(new OrganizationChange(name, null), now, json);
    }

    void change(OrganizationChange change, Instant now, StrictJson json) {
        name = change.name().value();
        nameKey = change.name().key();
        settings = json.write(change.settings() == null ? OrganizationSettings.NONE : change.settings());
        updatedAt = Times.column(now);
    }

    UUID id() {
        return id;
    }

    boolean isOperators() {
        return operators;
    }

    String name() {
        return name;
    }

    String etag() {
        return Etag.of(id, version);
    }

    OrganizationSettings settings(StrictJson json) {
        return json.readOwn(settings, OrganizationSettings.class);
    }

    OrganizationChange present(StrictJson json) {
        return new OrganizationChange(OrganizationName.parse(name), settings(json));
    }

    OrganizationView view(StrictJson json) {
        return new OrganizationView(
                id,
                number,
                OrganizationName.parse(name),
                settings(json),
                Times.instant(createdAt),
                Times.instant(updatedAt),
                etag());
    }
}
