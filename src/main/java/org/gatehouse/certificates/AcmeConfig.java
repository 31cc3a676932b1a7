package org.gatehouse.certificates;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.Sha256;
import org.gatehouse.platform.StartCheck;

/** The CA that certificates are ordered from, and how much is asked of it. */
@ApplicationScoped
class AcmeConfig implements StartCheck {
    private static final String DIRECTORY = "gatehouse.acme.directory";
    private static final String CA_BUNDLE = "gatehouse.acme.ca-bundle";
    private static final String CONTACT = "gatehouse.acme.contact";
    private static final String EAB_KID = "gatehouse.acme.eab-kid";
    private static final String EAB_KEY = "gatehouse.acme.eab-key";
    private static final String PATIENCE = "gatehouse.acme.patience";
    private static final String ORDERS = "gatehouse.acme.orders-per-three-hours";
    private static final String DUPLICATES = "gatehouse.acme.duplicates-per-week";
    private static final String OF_DOMAIN = "gatehouse.acme.certificates-per-domain-and-week";
    private static final String FAILURES = "gatehouse.acme.failures-per-host-and-hour";
    private static final int MOST = 1_000_000;

    @Inject
    @ConfigProperty(name = DIRECTORY)
    Optional<String> directory;

    @Inject
    @ConfigProperty(name = CA_BUNDLE)
    Optional<String> caBundle;

    @Inject
    @ConfigProperty(name = CONTACT)
    Optional<String> contact;

    @Inject
    @ConfigProperty(name = EAB_KID)
    Optional<String> eabKid;

    @Inject
    @ConfigProperty(name = EAB_KEY)
    Optional<String> eabKey;

    @Inject
    @ConfigProperty(name = PATIENCE)
    Duration patience;

    @Inject
    @ConfigProperty(name = ORDERS)
    int orders;

    @Inject
    @ConfigProperty(name = DUPLICATES)
    int duplicates;

    @Inject
    @ConfigProperty(name = OF_DOMAIN)
    int ofDomain;

    @Inject
    @ConfigProperty(name = FAILURES)
    int failures;

    /** Empty when nothing can be ordered. */
    Optional<URI> directory() {
        return directory.map(URI::create);
    }

    /** By which the account is known here: another directory or external account needs another one. */
    String accountKey() {
        return Sha256.of(directory.orElse("") + " " + eabKid.orElse(""));
    }

    /** Whom the CA's own certificate is believed from; empty for the roots that Java comes with. */
    List<X509Certificate> caBundle() {
        return caBundle.map(file -> CertificatesConfig.read(CA_BUNDLE, file)).orElse(List.of());
    }

    Optional<String> contact() {
        return contact;
    }

    Optional<String> eabKid() {
        return eabKid;
    }

    /** In base64url, as CAs give it. */
    String eabKey() {
        return eabKey.orElseThrow();
    }

    /** After how long an order is given up. */
    Duration patience() {
        return patience;
    }

    int orders() {
        return orders;
    }

    int duplicates() {
        return duplicates;
    }

    int ofDomain() {
        return ofDomain;
    }

    int failures() {
        return failures;
    }

    @Override
    public void check() {
        require(directory.map(AcmeConfig::isHttps).orElse(true), DIRECTORY, "an https URL of at most 1000 characters");
        caBundle();
        require(contact.map(text -> text.matches("mailto:[!-~]+@[!-~]+")).orElse(true), CONTACT, "a mailto URL");
        require(eabKid.isPresent() == eabKey.isPresent(), EAB_KID, "set together with " + EAB_KEY);
        require(eabKey.map(AcmeConfig::isKey).orElse(true), EAB_KEY, "at least 16 bytes in base64url");
        require(
                patience.compareTo(Duration.ofSeconds(1)) >= 0 && patience.compareTo(Duration.ofDays(7)) <= 0,
                PATIENCE,
                "a duration from PT1S to P7D");
        requireBudget(ORDERS, orders);
        requireBudget(DUPLICATES, duplicates);
        requireBudget(OF_DOMAIN, ofDomain);
        requireBudget(FAILURES, failures);
    }

    private static void requireBudget(String key, int value) {
        require(value >= 1 && value <= MOST, key, "from 1 to " + MOST);
    }

    private static boolean isHttps(String text) {
        try {
            URI uri = URI.create(text);
            return text.length() <= 1000
                    && "https".equals(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isKey(String text) {
        try {
            return Base64.getUrlDecoder().decode(text).length >= 16;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
