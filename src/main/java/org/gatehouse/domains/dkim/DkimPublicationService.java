package org.gatehouse.domains.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;

/**
 * Keeps the unsealed copies of keys that mail servers read: just those that sign for verified, enabled domains, and none at all
 * unless the operator has switched that on.
 */
@ApplicationScoped
@Retrying
@Transactional
class DkimPublicationService {
    private static final int STEP = 200;

    @Inject
    PublishedKeyRepository published;

    @Inject
    DkimConfig config;

    @Inject
    Secrets secrets;

    /** Makes the copies of one domain right; its row is held. */
    @Transactional(TxType.MANDATORY)
    void follow(UUID domainId) {
        if (config.publishes()) {
            published.removeUnlawful(domainId);
            published.missing(domainId, STEP).forEach(this::add);
        }
    }

    void begin() {
        if (config.publishes()) {
            published.removeUnlawful(null);
        } else {
            published.clear();
        }
    }

    /** Adds some of those that are missing; whether there may be more. */
    boolean addSome() {
        if (!config.publishes()) {
            return false;
        }
        List<PublishedKeyRepository.Missing> some = published.missing(null, STEP);
        some.forEach(this::add);
        return some.size() == STEP;
    }

    private void add(PublishedKeyRepository.Missing key) {
        published.add(key, secrets.open(key.sealed(), DkimKey.context(key.id())));
    }
}
