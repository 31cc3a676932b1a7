package org.gatehouse.certificates;

import static org.gatehouse.platform.StartCheck.require;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gatehouse.platform.StartCheck;
import org.gatehouse.platform.StartRefused;

/** Whom certificates are believed from, and how often those to be renewed are looked for. */
@ApplicationScoped
class CertificatesConfig implements StartCheck {
    private static final String TRUST = "gatehouse.certificates.trust";
    private static final String RENEW_EVERY = "gatehouse.certificates.renew-every";
    private static final String HTTPS_PORT = "gatehouse.certificates.https-port";
    private static final int MOST_ROOTS = 1000;

    @Inject
    @ConfigProperty(name = TRUST)
    Optional<String> trust;

    @Inject
    @ConfigProperty(name = RENEW_EVERY)
    Duration renewEvery;

    @Inject
    @ConfigProperty(name = HTTPS_PORT)
    int httpsPort;

    /** Roots beyond those that Java comes with. */
    List<X509Certificate> trust() {
        return trust.map(file -> read(TRUST, file)).orElse(List.of());
    }

    Duration renewEvery() {
        return renewEvery;
    }

    /** Where hosts are asked for the certificate that they serve. */
    int httpsPort() {
        return httpsPort;
    }

    @Override
    public void check() {
        trust();
        require(
                renewEvery.compareTo(Duration.ofSeconds(1)) >= 0 && renewEvery.compareTo(Duration.ofDays(1)) <= 0,
                RENEW_EVERY,
                "a duration from PT1S to P1D");
        require(httpsPort >= 1 && httpsPort <= 65535, HTTPS_PORT, "from 1 to 65535");
    }

    /** The certificates of a file that a key of the configuration names. */
    static List<X509Certificate> read(String key, String file) {
        try {
            List<X509Certificate> found = Pem.certificates(Files.readString(Path.of(file)), MOST_ROOTS);
            require(!found.isEmpty(), key, "a file with certificates as PEM");
            return found;
        } catch (IOException | CertificateException | InvalidPathException e) {
            throw new StartRefused("Configuration key " + key + " must be a file with certificates as PEM.");
        }
    }
}
