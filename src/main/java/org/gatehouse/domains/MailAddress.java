package org.gatehouse.domains;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An address that somebody holds. Never changed: to move is to release one and claim another. */
@Entity
@Table(name = "mail_address")
class MailAddress {
    @Id
    private String address;

    @Column(name = "organization_id")
    private UUID organizationId;

    @Column(name = "domain_id")
    private UUID domainId;

    @Enumerated(EnumType.STRING)
    private AddressKind kind;

    @Column(name = "owner_id")
    private UUID ownerId;

    protected MailAddress() {} // for JPA

    MailAddress(String address, UUID organizationId, UUID domainId, AddressKind kind, UUID ownerId) {
        this.address = address;
        this.organizationId = organizationId;
        this.domainId = domainId;
        this.kind = kind;
        this.ownerId = ownerId;
    }

    String address() {
        return address;
    }

    AddressKind kind() {
        return kind;
    }

    UUID ownerId() {
        return ownerId;
    }

    UUID organizationId() {
        return organizationId;
    }
}
