package org.gatehouse.domains.dkim;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.gatehouse.platform.InvalidValue;

/**
 * Both halves of a key.
 *
 * @param privateKey PKCS#8 in PEM
 * @param publicKey SubjectPublicKeyInfo in base64
 */
record DkimKeyPair(String privateKey, String publicKey) {
    static final int MAX_PEM = 6_000;
    private static final int LINE = 64;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String WRONG = "must be a private key of its algorithm, as PKCS#8 in PEM";

    /** A new one; takes a processor for up to seconds. */
    static DkimKeyPair generate(DkimAlgorithm algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm.family());
            generator.initialize(algorithm.bits());
            KeyPair pair = generator.generateKeyPair();
            return new DkimKeyPair(
                    pem(PRIVATE, pair.getPrivate().getEncoded()),
                    base64(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no " + algorithm.family() + " in this Java", e);
        }
    }

    /**
     * The pair of a private half.
     *
     * @throws InvalidValue if it is none of this algorithm
     */
    static DkimKeyPair of(DkimAlgorithm algorithm, String privatePem) {
        try {
            byte[] encoded = bytes(privatePem);
            PrivateKey key =
                    KeyFactory.getInstance(algorithm.family()).generatePrivate(new PKCS8EncodedKeySpec(encoded));
            byte[] publicKey = key instanceof EdECPrivateKey edwards ? publicOf(edwards) : publicOf(algorithm, key);
            return new DkimKeyPair(pem(PRIVATE, key.getEncoded()), base64(publicKey));
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new InvalidValue(WRONG);
        }
    }

    /** A public half in PEM. */
    static String publicPem(String publicKey) {
        return pem("PUBLIC KEY", Base64.getDecoder().decode(publicKey));
    }

    /** Without the private half. */
    @Override
    public String toString() {
        return "DkimKeyPair[" + publicKey + "]";
    }

    private static byte[] publicOf(DkimAlgorithm algorithm, PrivateKey key) throws GeneralSecurityException {
        if (!(key instanceof RSAPrivateCrtKey rsa) || rsa.getModulus().bitLength() != algorithm.bits()) {
            throw new InvalidValue(WRONG);
        }
        return KeyFactory.getInstance(algorithm.family())
                .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()))
                .getEncoded();
    }

    private static byte[] publicOf(EdECPrivateKey key) throws IOException {
        byte[] seed = key.getBytes().orElseThrow(() -> new InvalidValue(WRONG));
        return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(
                        new Ed25519PrivateKeyParameters(seed, 0).generatePublicKey())
                .getEncoded();
    }

    private static byte[] bytes(String pem) {
        String begin = "-----BEGIN " + PRIVATE + "-----";
        String end = "-----END " + PRIVATE + "-----";
        String text = pem.strip();
        if (text.length() > MAX_PEM || !text.startsWith(begin) || !text.endsWith(end)) {
            throw new InvalidValue(WRONG);
        }
        return Base64.getMimeDecoder().decode(text.substring(begin.length(), text.length() - end.length()));
    }

    private static String pem(String type, byte[] encoded) {
        String lines = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }

    private static String base64(byte[] encoded) {
        return Base64.getEncoder().encodeToString(encoded);
    }
}
