package org.gatehouse.certificates;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whose certificates clients will believe: the roots that Java comes with, and those that are configured. */
@ApplicationScoped
class TrustedRoots {
    @Inject
    CertificatesConfig config;

    private volatile X509TrustManager roots;

    /** Whether a client that knows the roots would believe the chain today. */
    boolean trust(List<X509Certificate> chain) {
        try {
            // "UNKNOWN" stands for any exchange of keys in which the certificate signs
            roots().checkServerTrusted(chain.toArray(new X509Certificate[0]), "UNKNOWN");
            return true;
        } catch (CertificateException e) {
            return false;
        }
    }

    private X509TrustManager roots() {
        X509TrustManager present = roots;
        if (present == null) {
            present = with(config.trust());
            roots = present;
        }
        return present;
    }

    /** Those that Java comes with, and these. */
    static X509TrustManager with(List<X509Certificate> more) {
        try {
            List<X509Certificate> all =
                    new ArrayList<>(Arrays.asList(manager(null).getAcceptedIssuers()));
            all.addAll(more);
            return only(all);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no trust in this Java", e);
        }
    }

    /** These alone. */
    static X509TrustManager only(List<X509Certificate> all) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (X509Certificate root : all) {
            store.setCertificateEntry("root-" + store.size(), root);
        }
        return manager(store);
    }

    private static X509TrustManager manager(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
