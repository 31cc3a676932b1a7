package org.gatehouse.factors.settings;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.api.Etag;
import org.gatehouse.factors.FactorKind;
import org.gatehouse.platform.Times;

/** The stored {@link FactorPolicy} of an organization. There once it has been written. */
@Entity
@Table(name = "organization_second_factor")
class StoredPolicy {
    private static final String COMMA = ",";

    @Id
    @Column(name = "organization_id")
    private UUID organizationId;

    private String required;

    private String kinds;

    @Version
    private long version;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected StoredPolicy() {} // for JPA

    StoredPolicy(UUID organizationId, FactorPolicy policy, Instant now) {
        this.organizationId = organizationId;
        replaceWith(policy, now);
    }

    void replaceWith(FactorPolicy policy, Instant now) {
        required = policy.required().name();
        kinds = policy.kinds().stream().map(FactorKind::name).collect(Collectors.joining(COMMA));
        updatedAt = Times.column(now);
    }

    FactorPolicy policy() {
        return policy(required, kinds);
    }

    /** What the columns say. */
    static FactorPolicy policy(String required, String kinds) {
        Set<FactorKind> taken =
                Stream.of(kinds.split(COMMA)).map(FactorKind::valueOf).collect(Collectors.toSet());
        return new FactorPolicy(Required.valueOf(required), taken);
    }

    String etag() {
        return Etag.of(organizationId, version);
    }
}
