package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.gatehouse.platform.Ids;
import org.gatehouse.platform.Retrying;
import org.gatehouse.platform.Secrets;

/** Keeps the account at the configured CA, the same for all nodes. */
@ApplicationScoped
@Retrying
@Transactional
class AcmeAccountService {
    @Inject
    AcmeAccountRepository accounts;

    @Inject
    AcmeConfig config;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** The present account; the CA may not know it yet. */
    AcmeAccount present() {
        String key = config.accountKey();
        if (accounts.find(key).isEmpty()) {
            UUID id = Ids.next();
            String pair = Keys.write(Keys.generate(KeyType.EC_P256));
            accounts.add(id, key, config.directory().orElseThrow(), secrets.seal(pair, context(id)), clock.instant());
        }
        AcmeAccountRepository.Row row = accounts.find(key).orElseThrow();
        return new AcmeAccount(
                row.id(), row.url(), Keys.read(secrets.open(row.sealedKey(), context(row.id())), KeyType.EC_P256));
    }

    void known(AcmeAccount account, String url) {
        accounts.known(account.id(), url);
    }

    /** The CA knows it no more: the next need makes another one. */
    void lost(UUID id) {
        accounts.remove(id);
    }

    private static String context(UUID id) {
        return "acme_account:" + id;
    }
}
