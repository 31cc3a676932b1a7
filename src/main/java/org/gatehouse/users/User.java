package org.gatehouse.users;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.gatehouse.api.Etag;
import org.gatehouse.audit.Target;
import org.gatehouse.domains.EmailAddress;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.NullableIds;
import org.gatehouse.platform.PlainText;
import org.gatehouse.platform.Times;

/** One person with an account. Has a home domain exactly as long as it is a mailbox. */
@Entity
@Table(name = "user_account")
class User {
    @Id
    @Column(name = "id")
    private UUID id;

    @Column(name = "number", updatable = false)
    private long number;

    @Column(name = "organization_id", updatable = false)
    private UUID organizationId;

    @Column(name = "username")
    private String username;

    @Column(name = "username_key")
    private String usernameKey;

    @Column(name = "address")
    private String address;

    @Column(name = "address_key")
    private String addressKey;

    @Column(name = "mailbox")
    private boolean mailbox;

    @Column(name = "domain_id")
    private String domainId;

    @Enumerated(EnumType.STRING)
    @Column(name = "status")
    private Status status;

    @Column(name = "display_name")
    private String displayName;

    @Column(name = "display_name_key")
    private String displayNameKey;

    @Column(name = "protected")
    private boolean isProtected;

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "password_changed_at")
    private OffsetDateTime passwordChangedAt;

    @Column(name = "last_access_at", insertable = false, updatable = false)
    private OffsetDateTime lastAccessAt;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "created_at", updatable = false)
    private OffsetDateTime createdAt;

    @Column(name = "updated_at")
    private OffsetDateTime updatedAt;

    protected User() {} // for JPA

    /**
     * A new user.
     *
     * @param homeId the domain that the address lies in, or null to merely note the address
     */
    User(UUID organizationId, long number, UserChange state, UUID homeId, Instant now) {
        this.id = Ids.next();
        this.organizationId = organizationId;
        this.number = number;
        this.createdAt = Times.column(now);
        change(state, homeId, now);
    }

    /**
     * Takes on a new state.
     *
     * @param homeId the domain that the address lies in, or null to merely note the address
     */
    void change(UserChange state, UUID homeId, Instant now) {
        username = state.username().value();
        usernameKey = state.username().key();
        address = state.address().value();
        addressKey = state.address().key();
        mailbox = homeId != null;
        domainId = NullableIds.column(homeId);
        status = state.status();
        displayName = state.displayName();
        displayNameKey = displayName == null ? null : PlainText.foldCase(displayName);
        isProtected = state.isProtected();
        updatedAt = Times.column(now);
    }

    /** Whether the password that this user has shown is the one still, and opens what it did. */
    boolean isStill(KnownUser shown) {
        return id.equals(shown.id())
                && status == Status.ENABLED
                && shown.passwordChangedAt().equals(Times.instant(passwordChangedAt));
    }

    void setPassword(PasswordHash hash, Instant now) {
        passwordHash = hash.value();
        passwordChangedAt = Times.column(now);
        updatedAt = passwordChangedAt;
    }

    UUID id() {
        return id;
    }

    long number() {
        return number;
    }

    UUID homeId() {
        return NullableIds.id(domainId);
    }

    boolean isProtected() {
        return isProtected;
    }

    String username() {
        return username;
    }

    String usernameKey() {
        return usernameKey;
    }

    EmailAddress address() {
        return EmailAddress.parse(address);
    }

    String addressKey() {
        return addressKey;
    }

    String displayName() {
        return displayName;
    }

    Instant createdAt() {
        return Times.instant(createdAt);
    }

    /** Whether the username is the address, and so follows it. */
    boolean isNamedByAddress() {
        return usernameKey.equals(addressKey);
    }

    String etag() {
        return Etag.of(id, version);
    }

    UserChange present() {
        return new UserChange(address(), Username.parse(username), displayName, status, mailbox, isProtected);
    }

    /** As the audit trail names it. */
    Target target() {
        return new Target("user", id, username);
    }

    UserView view() {
        return new UserView(
                id,
                number,
                AccountCode.of(number),
                username,
                address,
                mailbox,
                homeId(),
                status,
                displayName,
                isProtected,
                createdAt(),
                Times.instant(updatedAt),
                Times.instant(lastAccessAt),
                etag());
    }
}
