package org.gatehouse.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.api.Listing;
import org.gatehouse.platform.Ids;
import org.gatehouse.users.UsersDeleting;

/** The API codes of an organization. */
@ApplicationScoped
class ApiCodeRepository {
    @PersistenceContext
    EntityManager entities;

    void add(ApiCode code) {
        entities.persist(code);
    }

    void remove(ApiCode code) {
        entities.remove(code);
    }

    void flush() {
        entities.flush();
    }

    Optional<ApiCode> find(UUID organizationId, UUID id) {
        return entities.createQuery(
                        "select c from ApiCode c where c.organizationId = :organization and c.id = :id", ApiCode.class)
                .setParameter("organization", organizationId)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    /**
     * The code that a path names.
     *
     * @throws org.gatehouse.api.ApiException 404 {@code api-code-not-found}
     */
    ApiCode get(UUID organizationId, String id) {
        return Ids.parse(id)
                .flatMap(uuid -> find(organizationId, uuid))
                .orElseThrow(() -> AccessProblem.API_CODE_NOT_FOUND.because("no API code of this id"));
    }

    List<ApiCode> list(UUID organizationId, Listing listing) {
        UUID after = listing.continues() ? listing.afterId(0) : new UUID(0, 0);
        return entities.createQuery(
                        "select c from ApiCode c where c.organizationId = :organization and c.id > :after order by c.id",
                        ApiCode.class)
                .setParameter("organization", organizationId)
                .setParameter("after", after)
                .setMaxResults(listing.fetch())
                .getResultList();
    }

    /** Ends all access tokens of a code; no change to the code, so outside of its version. */
    void raiseTokenGeneration(UUID organizationId, UUID id) {
        entities.createNativeQuery("update api_code set token_generation = token_generation + 1"
                        + " where organization_id = ?1 and id = ?2")
                .setParameter(1, organizationId)
                .setParameter(2, id)
                .executeUpdate();
    }

    List<ApiCode> ofUsers(UUID organizationId, List<UsersDeleting.Leaving> users) {
        return entities.createQuery(
                        "select c from ApiCode c where c.organizationId = :organization and c.keys.userId in :users",
                        ApiCode.class)
                .setParameter("organization", organizationId)
                .setParameter(
                        "users",
                        users.stream().map(user -> user.id().toString()).toList())
                .getResultList();
    }

    /** The code that is this user's own. */
    Optional<ApiCode> ofUser(UUID organizationId, UUID userId) {
        return entities.createQuery(
                        "select c from ApiCode c where c.organizationId = :organization and c.keys.userId = :user",
                        ApiCode.class)
                .setParameter("organization", organizationId)
                .setParameter("user", userId.toString())
                .getResultStream()
                .findFirst();
    }

    void removeAll(UUID organizationId) {
        entities.createQuery("delete from ApiCode c where c.organizationId = :organization")
                .setParameter("organization", organizationId)
                .executeUpdate();
    }
}
