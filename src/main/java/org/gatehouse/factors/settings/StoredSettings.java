package org.gatehouse.factors.settings;

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

/** The stored {@link SecondFactorSettings} of a domain. There once they have been written. */
@Entity
@Table(name = "domain_second_factor")
class StoredSettings {
    @Id
    @Column(name = "domain_id")
    private UUID domainId;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    @Column(name = "max_allowed_retries")
    private int maxAllowedRetries;

    @Column(name = "request_timeout")
    private int requestTimeout;

    @Column(name = "activation_code_expiration")
    private int activationCodeExpiration;

    @Column(name = "request_polling_enabled")
    private boolean requestPollingEnabled;

    @Column(name = "bypass_enabled")
    private boolean bypassEnabled;

    @Column(name = "hardware_enabled")
    private boolean hardwareEnabled;

    @Version
    private long version;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected StoredSettings() {} // for JPA

    StoredSettings(UUID organizationId, UUID domainId, SecondFactorSettings settings, Instant now) {
        this.organizationId = organizationId;
        this.domainId = domainId;
        replaceWith(settings, now);
    }

    void replaceWith(SecondFactorSettings settings, Instant now) {
        maxAllowedRetries = settings.maxAllowedRetries();
        requestTimeout = settings.requestTimeout();
        activationCodeExpiration = settings.activationCodeExpiration();
        requestPollingEnabled = settings.requestPollingEnabled();
        bypassEnabled = settings.bypassEnabled();
        hardwareEnabled = settings.hardwareEnabled();
        updatedAt = Times.column(now);
    }

    SecondFactorSettings settings() {
        return new SecondFactorSettings(
                maxAllowedRetries,
                requestTimeout,
                activationCodeExpiration,
                requestPollingEnabled,
                bypassEnabled,
                hardwareEnabled);
    }

    String etag() {
        return Etag.of(domainId, version);
    }
}
