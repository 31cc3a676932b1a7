package org.gatehouse.access.uses;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import org.gatehouse.platform.Retrying;

/** Reads and writes last uses. */
@ApplicationScoped
@Retrying
@Transactional
class UseService {
    @Inject
    UseRepository uses;

    /** In one transaction, in the order of the keys, so that two nodes never wait for each other. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void write(SortedMap<UseKey, Use> some) {
        uses.keep(some);
    }

    @Transactional(Transactional.TxType.SUPPORTS)
    Map<String, Use> find(UUID organizationId, UUID codeId) {
        return uses.find(organizationId, codeId);
    }

    /** Forgets the secrets of a code but the one of this subject. */
    @Transactional(Transactional.TxType.MANDATORY)
    void forgetSecrets(UUID organizationId, UUID codeId, String but) {
        uses.forgetSecrets(organizationId, codeId, but);
    }
}
