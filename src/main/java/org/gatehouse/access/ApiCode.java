package org.gatehouse.access;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;

/** Credentials of a program, with just the rights that were granted. Knows its secret by its hash only. */
@Entity
@Table(name = "api_code")
class ApiCode {
    @Id
    private UUID id;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    private String name;

    private boolean enabled;

    @Enumerated(EnumType.STRING)
    private Mode mode;

    private String scopes;

    @Column(name = "not_before")
    private OffsetDateTime notBefore;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "bound_host")
    private String boundHost;

    @Column(name = "allowed_networks")
    private String allowedNetworks;

    @Column(name = "secret_hash")
    private String secretHash;

    @Column(name = "previous_secret_hash")
    private String previousSecretHash;

    @Column(name = "previous_until")
    private OffsetDateTime previousUntil;

    @Version
    private long version;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected ApiCode() {} // for JPA

    ApiCode(UUID organizationId, ApiCodeDraft draft, CodeSecret secret, Instant now) {
        this.id = Ids.next();
        this.organizationId = organizationId;
        this.mode = Mode.ADMINISTRATIVE;
        this.secretHash = secret.hash();
        this.createdAt = Times.column(now);
        change(draft, now);
    }

    void change(ApiCodeDraft draft, Instant now) {
        name = draft.name().strip();
        enabled = draft.enabled();
        scopes = join(draft.scopeSet());
        notBefore = Times.column(draft.notBefore());
        expiresAt = Times.column(draft.expiresAt());
        boundHost = draft.boundHost() == null ? null : draft.boundHost().value();
        allowedNetworks = Networks.write(draft.allowedNetworks());
        updatedAt = Times.column(now);
    }

    void rotate(CodeSecret secret, Duration grace, Instant now) {
        previousSecretHash = grace.isZero() ? null : secretHash;
        previousUntil = grace.isZero() ? null : Times.column(now.plus(grace));
        secretHash = secret.hash();
        updatedAt = Times.column(now);
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    Set<String> scopes() {
        return split(scopes);
    }

    String etag() {
        return Etag.of(id, version);
    }

    ApiCodeDraft present() {
        return new ApiCodeDraft(
                name,
                enabled,
                List.copyOf(scopes()),
                Times.instant(notBefore),
                Times.instant(expiresAt),
                boundHost == null ? null : DomainName.parse(boundHost),
                Networks.read(allowedNetworks));
    }

    /** As far as it goes with its present secret. */
    Reach reach() {
        return new Reach(scopes(), present().locks(), null);
    }

    /** What it opens and where, for the audit trail. */
    String summary() {
        List<String> parts = new ArrayList<>(List.of("scopes: " + scopes));
        if (boundHost != null) {
            parts.add("host: " + boundHost);
        }
        if (!allowedNetworks.isEmpty()) {
            parts.add("networks: " + allowedNetworks);
        }
        return String.join("; ", parts);
    }

    ApiCodeView view(Instant now) {
        return view(null, now);
    }

    /** With the secret: for the one answer that may show it. */
    ApiCodeView view(CodeSecret secret, Instant now) {
        Instant until = Times.instant(previousUntil);
        return new ApiCodeView(
                id,
                name,
                enabled,
                mode,
                List.copyOf(scopes()),
                Times.instant(notBefore),
                Times.instant(expiresAt),
                boundHost,
                Networks.texts(allowedNetworks),
                secret == null ? null : secret.text(),
                until != null && until.isAfter(now) ? until : null,
                Times.instant(createdAt),
                Times.instant(updatedAt),
                etag());
    }

    static Set<String> split(String scopes) {
        return scopes.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(scopes.split(" ")));
    }

    private static String join(Set<String> scopes) {
        return String.join(" ", scopes);
    }
}
