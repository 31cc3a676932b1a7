package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The signing keys of this server, which no organization owns. */
@ApplicationScoped
class SigningKeyRepository {
    @PersistenceContext
    EntityManager entities;

    void add(SigningKey key) {
        entities.persist(key);
        entities.flush();
    }

    Optional<SigningKey> find(UUID id) {
        return Optional.ofNullable(entities.find(SigningKey.class, id));
    }

    /** All of them, newest first; there are few. */
    List<SigningKey> newestFirst() {
        return entities.createQuery("select k from SigningKey k order by k.createdAt desc, k.id desc", SigningKey.class)
                .getResultList();
    }

    void remove(List<SigningKey> keys) {
        keys.forEach(entities::remove);
        entities.flush();
    }
}
