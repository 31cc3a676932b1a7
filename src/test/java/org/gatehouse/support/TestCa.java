package org.gatehouse.support;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** A CA of the tests: a root, and an intermediate certificate by which it signs. */
public final class TestCa {
    private static final TestCa TRUSTED = new TestCa("Tests' root");

    private final Issued root;
    private final Issued intermediate;

    /** A certificate and its key. */
    public record Issued(X509Certificate certificate, KeyPair key) {
        public String pem() {
            return TestCa.pem("CERTIFICATE", encoded(certificate));
        }

        public String keyPem() {
            return TestCa.pem("PRIVATE KEY", key.getPrivate().getEncoded());
        }
    }

    public TestCa(String name) {
        Instant now = Instant.now();
        KeyPair rootKey = ec("secp256r1");
        root = new Issued(
                sign(
                        name,
                        name,
                        rootKey,
                        rootKey.getPrivate(),
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(3650)),
                        true),
                rootKey);
        KeyPair key = ec("secp256r1");
        intermediate = new Issued(
                sign(
                        name + "'s hand",
                        name,
                        key,
                        rootKey.getPrivate(),
                        now.minusSeconds(60),
                        now.plus(Duration.ofDays(3650)),
                        true),
                key);
    }

    /** The one whose root {@link SharedServer} trusts. */
    public static TestCa trusted() {
        return TRUSTED;
    }

    /** The root in a file. */
    public Path rootFile() {
        return file("root.pem", root.pem());
    }

    public static Path file(String name, String text) {
        try {
            return Files.writeString(Workplace.directory("ca").resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Issued root() {
        return root;
    }

    public Issued intermediate() {
        return intermediate;
    }

    /** For these hosts, from a minute ago, for so long from now. */
    public Issued issue(Duration life, String... hosts) {
        return issue(
                ec("secp256r1"), Instant.now().minusSeconds(60), Instant.now().plus(life), hosts);
    }

    public Issued issue(KeyPair key, Instant from, Instant until, String... hosts) {
        return new Issued(
                sign(
                        "leaf",
                        root.certificate().getSubjectX500Principal().getName().substring(3) + "'s hand",
                        key,
                        intermediate.key().getPrivate(),
                        from,
                        until,
                        false,
                        hosts),
                key);
    }

    /** Signed by itself. */
    public static Issued selfSigned(Duration life, String... hosts) {
        KeyPair key = ec("secp256r1");
        return new Issued(
                sign(
                        "myself",
                        "myself",
                        key,
                        key.getPrivate(),
                        Instant.now().minusSeconds(60),
                        Instant.now().plus(life),
                        false,
                        hosts),
                key);
    }

    /** PEM of the certificate and the intermediate one. */
    public String chain(Issued issued) {
        return issued.pem() + intermediate.pem();
    }

    public static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static KeyPair key(String algorithm, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (bits > 0) {
                generator.initialize(bits);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String pem(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate sign(
            String subject,
            String issuer,
            KeyPair key,
            PrivateKey by,
            Instant from,
            Instant until,
            boolean isCa,
            String... hosts) {
        try {
            X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Principal("CN=" + issuer),
                    BigInteger.valueOf(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)),
                    Date.from(from),
                    Date.from(until),
                    new X500Principal("CN=" + subject),
                    key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isCa));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(isCa ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            List<GeneralName> names = Arrays.stream(hosts)
                    .map(host -> new GeneralName(
                            host.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, host))
                    .toList();
            if (!names.isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, new GeneralNames(names.toArray(new GeneralName[0])));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
