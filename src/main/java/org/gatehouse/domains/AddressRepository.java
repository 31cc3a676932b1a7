package org.gatehouse.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.platform.Jdbc;

/** The addresses that are held, of all organizations, by their keys. */
@ApplicationScoped
class AddressRepository {
    @PersistenceContext
    EntityManager entities;

    @Inject
    Jdbc jdbc;

    /** Many at once, past the persistence provider, which would keep each in memory. */
    void add(UUID organizationId, UUID domainId, AddressKind kind, Map<String, UUID> owners) {
        jdbc.batch(
                "insert into mail_address (address, organization_id, domain_id, kind, owner_id) values (?, ?, ?, ?, ?)",
                owners.entrySet().stream()
                        .map(address -> new Object[] {
                            address.getKey(), organizationId, domainId, kind.name(), address.getValue()
                        })
                        .toList());
    }

    void add(MailAddress address) {
        entities.persist(address);
    }

    List<MailAddress> find(Collection<String> keys) {
        return entities.createQuery("select a from MailAddress a where a.address in :keys", MailAddress.class)
                .setParameter("keys", keys)
                .getResultList();
    }

    boolean isInUse(UUID domainId) {
        return !entities.createQuery("select a.address from MailAddress a where a.domainId = :domain", String.class)
                .setParameter("domain", domainId)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /**
     * Deletes rows, and forgets them: the same address may be claimed again in this transaction. Asks by owners alone, since
     * H2 would else go through all addresses of the organization.
     */
    void release(UUID organizationId, Collection<UUID> owners) {
        List<MailAddress> held = entities.createQuery(
                        "select a from MailAddress a where a.ownerId in :owners", MailAddress.class)
                .setParameter("owners", owners)
                .getResultStream()
                .filter(address -> address.organizationId().equals(organizationId))
                .toList();
        if (!held.isEmpty()) {
            entities.createQuery("delete from MailAddress a where a.address in :keys")
                    .setParameter(
                            "keys", held.stream().map(MailAddress::address).toList())
                    .executeUpdate();
        }
        held.forEach(entities::detach);
    }

    void removeAll(UUID organizationId) {
        entities.createQuery("delete from MailAddress a where a.organizationId = :organization")
                .setParameter("organization", organizationId)
                .executeUpdate();
    }
}
