package org.gatehouse.certificates;

import static org.gatehouse.certificates.CertificateProblem.CERTIFICATE_REFUSED;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import org.gatehouse.api.ApiException;

/** Reads and writes certificates and keys as PEM (RFC 7468). Says of a key no more than that it is none. */
final class Pem {
    static final int MOST_CERTIFICATES = 10;
    private static final String CHAIN = "/chain";
    private static final String KEY = "/privateKey";
    private static final byte INDEFINITE = (byte) 0x80; // the length, X.690, 8.1.3.6

    private Pem() {}

    /**
     * The certificates in the order in which they stand.
     *
     * @throws ApiException 400 {@code certificate-refused}
     */
    static List<X509Certificate> chain(String pem) {
        try {
            List<X509Certificate> chain = certificates(pem, MOST_CERTIFICATES);
            if (chain.isEmpty()) {
                throw CERTIFICATE_REFUSED.at(CHAIN, "holds no certificate as PEM");
            }
            return chain;
        } catch (IOException
                | CertificateException
                | RuntimeException // Bouncy Castle has unchecked ones for bad Base64
                | StackOverflowError e) {
            if (e instanceof ApiException refusal) {
                throw refusal;
            }
            throw CERTIFICATE_REFUSED.at(
                    CHAIN, "must be at most " + MOST_CERTIFICATES + " certificates as PEM and nothing else");
        }
    }

    /** All certificates of a text. */
    static List<X509Certificate> certificates(String pem, int most) throws IOException, CertificateException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            for (PemObject one = reader.readPemObject(); one != null; one = reader.readPemObject()) {
                if (!one.getType().equals("CERTIFICATE") || found.size() == most) {
                    throw new CertificateException("not a chain of certificates");
                }
                requireDer(one);
                found.add((X509Certificate) x509.generateCertificate(new ByteArrayInputStream(one.getContent())));
            }
        }
        return found;
    }

    /**
     * The one key of a text, in PKCS#8 or OpenSSL's older forms.
     *
     * @throws ApiException 400 {@code certificate-refused}
     */
    static PrivateKey key(String pem) {
        PrivateKey key = null;
        try (PemReader reader = new PemReader(new StringReader(pem));
                PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (PemObject one = reader.readPemObject(); one != null; one = reader.readPemObject()) {
                requireDer(one);
            }
            for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
                PrivateKeyInfo info = privateKey(one);
                if (info != null && key != null) {
                    throw refusedKey("holds more than one key");
                }
                key = info == null ? key : new JcaPEMKeyConverter().getPrivateKey(info);
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (e instanceof ApiException refusal) {
                throw refusal;
            }
            throw refusedKey("must be one private key as PEM");
        }
        if (key == null) {
            throw refusedKey("must be one private key as PEM");
        }
        return key;
    }

    /** Nothing of which the end must be looked for, level by level. */
    private static void requireDer(PemObject object) throws IOException {
        byte[] content = object.getContent();
        if (content.length < 2 || content[1] == INDEFINITE) {
            throw new IOException("no DER");
        }
    }

    private static PrivateKeyInfo privateKey(Object object) {
        if (object instanceof PEMEncryptedKeyPair || object instanceof PKCS8EncryptedPrivateKeyInfo) {
            throw refusedKey("must not be encrypted");
        }
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return object instanceof PrivateKeyInfo info ? info : null; // EC PARAMETERS may stand before the key
    }

    private static ApiException refusedKey(String detail) {
        return CERTIFICATE_REFUSED.at(KEY, detail);
    }

    /** As PEM, each as it was signed. */
    static String write(List<X509Certificate> chain) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            for (X509Certificate certificate : chain) {
                writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate that was read cannot be written", e);
        }
        return text.toString();
    }

    /** As PKCS#8. */
    static String write(PrivateKey key) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject("PRIVATE KEY", key.getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
