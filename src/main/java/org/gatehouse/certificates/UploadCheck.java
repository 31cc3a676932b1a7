package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_REFUSED;
import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_UNTRUSTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gatehouse.api.ApiException;
import org.gatehouse.platform.InvalidValue;

/** Looks at an uploaded certificate before anything is stored: key, order of the chain, dates, hosts, path to a root. */
@ApplicationScoped
class UploadCheck {
    private static final int DNS_NAME = 2; // RFC 5280, 4.2.1.6

    @Inject
    HostPlaces places;

    @Inject
    TrustedRoots roots;

    @Inject
    Clock clock;

    /**
     * The certificate, if it may be stored.
     *
     * @throws ApiException 400 {@code certificate-refused}, {@code host-outside}, {@code invalid-body}; 409
     *     {@code certificate-untrusted}, {@code domain-not-verified}; 403 {@code domain-not-allowed}
     */
    CheckedCertificate check(CertificateUpload upload) {
        List<X509Certificate> chain = Pem.chain(upload.chain());
        X509Certificate leaf = chain.get(0);
        KeyType keyType = Keys.type(leaf.getPublicKey())
                .orElseThrow(() ->
                        refused("its key must be RSA of 2048, 3072 or 4096 bits, EC on P-256 or P-384, or Ed25519"));
        PrivateKey key = Pem.key(upload.privateKey());
        if (!Keys.match(key, leaf.getPublicKey())) {
            throw CERTIFICATE_REFUSED.at("/privateKey", "is not the key of the first certificate");
        }
        requireOrder(chain);
        requireDates(chain);
        List<String> hosts = hosts(upload.hosts(), leaf);
        boolean trusted = roots.trust(chain);
        var where = places.of(hosts);
        if (!trusted && !Boolean.TRUE.equals(upload.force())) {
            throw CERTIFICATE_UNTRUSTED.because("add the intermediate certificates, or send force to have it as it is");
        }
        return new CheckedCertificate(where, chain, key, keyType, trusted);
    }

    private static void requireOrder(List<X509Certificate> chain) {
        for (int i = 1; i < chain.size(); i++) {
            X509Certificate issued = chain.get(i - 1);
            X509Certificate issuer = chain.get(i);
            if (!issued.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    || !isSigned(issued, issuer)) {
                throw refused("each certificate must be signed by the next one; number " + (i + 1) + " is not");
            }
        }
    }

    private static boolean isSigned(X509Certificate issued, X509Certificate issuer) {
        try {
            issued.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private void requireDates(List<X509Certificate> chain) {
        Instant now = clock.instant();
        for (int i = 0; i < chain.size(); i++) {
            Validity one = Validity.of(chain.get(i));
            if (!one.until().isAfter(now)) {
                throw refused("number " + (i + 1) + " has expired");
            }
            if (one.from().isAfter(now)) {
                throw refused("number " + (i + 1) + " is not valid yet");
            }
        }
    }

    /** Those that are asked for, all of which it must cover, or else those that it names. */
    private static List<String> hosts(List<String> wanted, X509Certificate leaf) {
        List<String> named = named(leaf);
        if (named.isEmpty() || named.size() > Hosts.MOST) {
            throw refused("it must name 1 to " + Hosts.MOST + " hosts");
        }
        if (wanted == null) {
            return Hosts.of(named).names();
        }
        Hosts covered = Hosts.of(named);
        List<String> hosts = HostPlaces.parse(wanted);
        for (int i = 0; i < hosts.size(); i++) {
            if (!covered.cover(hosts.get(i))) {
                throw CERTIFICATE_REFUSED.at("/hosts/" + i, "is not named in the certificate");
            }
        }
        return hosts;
    }

    /** Its alternative names that are names of hosts; one that is none cannot be dialled, so it is passed over. */
    private static List<String> named(X509Certificate leaf) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> all = leaf.getSubjectAlternativeNames();
            for (List<?> one : all == null ? List.<List<?>>of() : all) {
                if (one.get(0).equals(DNS_NAME) && one.get(1) instanceof String text) {
                    add(names, text);
                }
            }
        } catch (CertificateParsingException e) {
            throw refused("its alternative names cannot be read");
        }
        return names;
    }

    private static void add(List<String> names, String text) {
        try {
            names.add(Hosts.name(text));
        } catch (InvalidValue e) {
            // no name of a host
        }
    }

    private static ApiException refused(String detail) {
        return CERTIFICATE_REFUSED.at("/chain", detail);
    }
}
