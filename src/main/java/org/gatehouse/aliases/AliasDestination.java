package org.gatehouse.aliases;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import org.gatehouse.domains.EmailAddress;

/** One address that an alias delivers to. Never changed: another destination is another row. */
@Entity
@Table(name = "alias_destination")
@IdClass(AliasDestination.Key.class)
class AliasDestination {
    @Id
    @Column(name = "alias_id")
    private UUID aliasId;

    @Id
    private int place;

    @Column(name = "organization_id")
    private UUID organizationId;

    private String address;

    @Column(name = "address_key")
    private String addressKey;

    protected AliasDestination() {} // for JPA

    AliasDestination(UUID organizationId, UUID aliasId, int place, EmailAddress address) {
        this.organizationId = organizationId;
        this.aliasId = aliasId;
        this.place = place;
        this.address = address.value();
        this.addressKey = address.key();
    }

    UUID aliasId() {
        return aliasId;
    }

    String address() {
        return address;
    }

    String addressKey() {
        return addressKey;
    }

    /** Alias and place. Public and mutable because JPA 3.1 asks for it. */
    public static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private UUID aliasId;
        private int place;

        public Key() {}

        Key(UUID aliasId, int place) {
            this.aliasId = aliasId;
            this.place = place;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && key.aliasId.equals(aliasId) && key.place == place;
        }

        @Override
        public int hashCode() {
            return Objects.hash(aliasId, place);
        }
    }
}
