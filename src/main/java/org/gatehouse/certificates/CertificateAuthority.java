package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.X509TrustManager;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.exception.AcmeException;

/** The CA that is configured, and this server's account there. */
@ApplicationScoped
class CertificateAuthority {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    @Inject
    AcmeConfig config;

    @Inject
    AcmeAccountService accounts;

    private Session session;

    /** One who is known at the CA, after being made known if need be. */
    Entry enter() throws AcmeException {
        Session open = session();
        AcmeAccount account = accounts.present();
        if (account.url() != null) {
            return new Entry(account.id(), open.login(url(account.url()), account.key()));
        }
        AccountBuilder builder = new AccountBuilder().agreeToTermsOfService().useKeyPair(account.key());
        config.contact().ifPresent(builder::addContact);
        config.eabKid().ifPresent(kid -> builder.withKeyIdentifier(kid, config.eabKey())
                .withMacAlgorithm("HS256")); // what CAs ask for, however long their key is
        Login login = builder.createLogin(open);
        accounts.known(account, login.getAccountLocation().toString());
        return new Entry(account.id(), login);
    }

    /** The CA does not know the account any more: the next one to enter is made known again. */
    void forget(UUID accountId) {
        accounts.lost(accountId);
        session().purgeDirectoryCache();
    }

    /** How this server stands at the CA. */
    record Entry(UUID accountId, Login login) {}

    private synchronized Session session() {
        if (session == null) {
            URI directory = config.directory().orElseThrow();
            session = new Session(directory, new OneHostProvider(directory, roots(config.caBundle())));
            session.networkSettings().setTimeout(TIMEOUT);
        }
        return session;
    }

    private static X509TrustManager roots(List<X509Certificate> bundle) {
        try {
            return bundle.isEmpty() ? TrustedRoots.with(bundle) : TrustedRoots.only(bundle);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no trust in this Java", e);
        }
    }

    private static URL url(String text) {
        try {
            return new URL(text);
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the CA gave it as a URL", e);
        }
    }
}
