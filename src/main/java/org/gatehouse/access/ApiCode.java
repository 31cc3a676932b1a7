package org.gatehouse.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.gatehouse.access.limits.CodeLimits;
import org.gatehouse.access.uses.CodeUses;
import org.gatehouse.access.uses.Use;
import org.gatehouse.api.Etag;
import org.gatehouse.domains.DomainName;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Times;
import org.gatehouse.security.Bounds;
import org.gatehouse.security.Mode;

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

    @Column(name = "scopes_since")
    private OffsetDateTime scopesSince;

    @Column(name = "not_before")
    private OffsetDateTime notBefore;

    @Column(name = "expires_at")
    private OffsetDateTime expiresAt;

    @Column(name = "bound_host")
    private String boundHost;

    @Column(name = "allowed_networks")
    private String allowedNetworks;

    @Column(name = "protected_users")
    private String protectedUsers;

    private String domains;

    @Column(name = "per_minute")
    private Long perMinute;

    @Column(name = "per_day")
    private Long perDay;

    private boolean unlimited;

    @Embedded
    private CodeKeys keys;

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

    ApiCode(UUID organizationId, ApiCodeDraft draft, Bounds bounds, NewKey key, Instant now) {
        this.id = Ids.next();
        this.organizationId = organizationId;
        this.keys = new CodeKeys(draft.dialectSet());
        this.createdAt = Times.column(now);
        change(draft, bounds, now);
        this.secretHash = key.secretHash();
        keys.take(key);
    }

    /** Gives it the name that stands in place of a secret; {@code user} is the one user whom it is about, or null. */
    void nameIt(Login login, UUID user) {
        keys.nameIt(login, user);
    }

    /** Takes on a new state; {@code bounds} are those that the draft names. */
    void change(ApiCodeDraft draft, Bounds bounds, Instant now) {
        name = draft.name().strip();
        enabled = draft.enabled();
        mode = draft.mode();
        takeScopes(draft.scopeSet(), now);
        notBefore = Times.column(draft.notBefore());
        expiresAt = Times.column(draft.expiresAt());
        boundHost = draft.boundHost() == null ? null : draft.boundHost().value();
        allowedNetworks = Networks.write(draft.allowedNetworks());
        protectedUsers = IdText.write(bounds.protectedUsers());
        domains = IdText.write(bounds.domains());
        perMinute = draft.limits() == null ? null : draft.limits().perMinute();
        perDay = draft.limits() == null ? null : draft.limits().perDay();
        updatedAt = Times.column(now);
    }

    private void takeScopes(Set<String> wanted, Instant now) {
        if (scopes == null || !scopes().containsAll(wanted)) {
            scopesSince = Times.column(now);
        }
        scopes = join(wanted);
    }

    /** Keeps the present secret for dialects that sign with it, sealed for this code. */
    void keepSealed(String sealed) {
        keys.keepSealed(sealed);
    }

    Set<Dialect> dialects() {
        return keys.dialects();
    }

    Bounds bounds() {
        return new Bounds(IdText.read(protectedUsers), IdText.read(domains));
    }

    void enable(boolean on, Instant now) {
        enabled = on;
        updatedAt = Times.column(now);
    }

    boolean isEnabled() {
        return enabled;
    }

    /** What stands in place of a secret's name: the login, or null. */
    String login() {
        return keys.login();
    }

    /** Lifts the limits of the server's configuration; those that are set count all the same. */
    void lift() {
        unlimited = true;
    }

    boolean isUnlimited() {
        return unlimited;
    }

    void rotate(NewKey key, Duration grace, Instant now) {
        previousSecretHash = grace.isZero() ? null : secretHash;
        previousUntil = grace.isZero() ? null : Times.column(now.plus(grace));
        secretHash = key.secretHash();
        keys.rotate(key, !grace.isZero());
        updatedAt = Times.column(now);
    }

    UUID id() {
        return id;
    }

    /** The one user whom it is about, or null. */
    UUID userId() {
        return keys.userId();
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
                mode,
                List.copyOf(scopes()),
                Times.instant(notBefore),
                Times.instant(expiresAt),
                boundHost == null ? null : DomainName.parse(boundHost),
                Networks.read(allowedNetworks),
                IdText.texts(protectedUsers),
                IdText.texts(domains),
                CodeLimits.of(perMinute, perDay),
                List.copyOf(keys.dialects()),
                keys.login() == null || keys.userId() != null ? null : Login.parse(keys.login()),
                keys.userId() == null ? null : keys.userId().toString(),
                null);
    }

    /** As far as it goes with its present secret, when what it says on limits means {@code inForce}. */
    Reach reach(CodeLimits inForce) {
        return new Reach(mode, scopes(), present().locks(inForce), bounds(), null);
    }

    /** What it opens, for the audit trail. */
    String summary() {
        return CodeSummary.of(present(), keys.login());
    }

    ApiCodeView view(Instant now) {
        return view(null, now);
    }

    /** With its new key: for the one answer that may show it. */
    ApiCodeView view(NewKey shown, Instant now) {
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
                IdText.texts(protectedUsers),
                IdText.texts(domains),
                CodeLimits.of(perMinute, perDay),
                unlimited ? Boolean.TRUE : null,
                List.copyOf(keys.dialects()),
                keys.dialects().contains(Dialect.LUXSCI) ? LuxsciToken.of(id) : null,
                keys.login(),
                keys.userId(),
                shown == null ? null : shown.shownSecret(),
                shown == null ? null : shown.shownPassword(),
                until != null && until.isAfter(now) ? until : null,
                Times.instant(createdAt),
                Times.instant(updatedAt),
                etag());
    }

    /** Its use and that of each scope; a scope is marked when it was not used since {@code unusedSince}, which may be null. */
    ApiCodeUsage usage(CodeUses uses, Instant unusedSince, Instant now) {
        boolean graceGoesOn =
                previousUntil != null && Times.instant(previousUntil).isAfter(now);
        return new ApiCodeUsage(
                uses.ofCode().at(),
                uses.ofCode().address(),
                uses.ofSecret(mark(secretHash, keys.passwordHash())).at(),
                graceGoesOn ? uses.ofSecret(previousSecretMark()).at() : null,
                scopes().stream()
                        .map(scope -> usage(scope, uses.ofScope(scope), unusedSince))
                        .toList());
    }

    private ApiCodeUsage.ScopeUsage usage(String scope, Use last, Instant unusedSince) {
        Instant idleSince = last.at() == null ? Times.instant(scopesSince) : last.at();
        Boolean unused = unusedSince == null ? null : Boolean.valueOf(idleSince.isBefore(unusedSince));
        return new ApiCodeUsage.ScopeUsage(scope, last.at(), last.address(), unused);
    }

    /** The mark of the secret or password before the last rotation, or null. */
    String previousSecretMark() {
        return mark(previousSecretHash, keys.previousPasswordHash());
    }

    private static String mark(String secretHash, String passwordHash) {
        if (secretHash != null) {
            return CodeSecret.mark(secretHash);
        }
        return passwordHash == null ? null : CodeSecret.markOfPassword(passwordHash);
    }

    static Set<String> split(String scopes) {
        return scopes.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(scopes.split(" ")));
    }

    private static String join(Set<String> scopes) {
        return String.join(" ", scopes);
    }
}
